package org.gridmediation.party;

/** 权利义务告知书 (人民调解法 art. 23, 24) or the notice on personal data (PIPL art. 17). */
public enum NoticeKind {
    RIGHTS_AND_DUTIES,
    PERSONAL_DATA
}
