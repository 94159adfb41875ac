package org.gridmediation.outcome;

/** 口头协议 or 书面协议 (人民调解法 art. 28). */
public enum AgreementForm {
    ORAL,
    WRITTEN
}
