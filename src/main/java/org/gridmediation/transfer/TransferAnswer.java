package org.gridmediation.transfer;

/** What became of a transfer. */
public enum TransferAnswer {
    PENDING,
    ACCEPTED,
    DECLINED,
    WITHDRAWN,
    EXPIRED,
    /** A party ended the dispute before anybody answered. */
    LAPSED
}
