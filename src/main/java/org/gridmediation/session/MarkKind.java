package org.gridmediation.session;

/** 签名, 盖章 or 按指印. */
public enum MarkKind {
    SIGNATURE,
    SEAL,
    FINGERPRINT
}
