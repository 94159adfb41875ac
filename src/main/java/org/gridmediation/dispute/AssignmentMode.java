package org.gridmediation.dispute;

/** 人民调解法 art. 19: the committee designates the mediator or the parties choose. */
public enum AssignmentMode {
    DESIGNATED,
    CHOSEN
}
