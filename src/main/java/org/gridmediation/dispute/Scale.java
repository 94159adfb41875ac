package org.gridmediation.dispute;

/** 事件规模, as in GB/T 31000. */
public enum Scale {
    INDIVIDUAL,
    GROUP,
    MAJOR_GROUP
}
