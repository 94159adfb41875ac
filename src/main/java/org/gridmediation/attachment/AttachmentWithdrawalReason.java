package org.gridmediation.attachment;

/** Why a content may not stay. A code, since the request's address names it and addresses are logged. */
public enum AttachmentWithdrawalReason {
    WRONG_FILE,
    WRONG_DISPUTE,
    UNREADABLE,
    DUPLICATE,
    CONSENT_WITHDRAWN,
    NOT_NEEDED
}
