package org.gridmediation.attachment;

/** What an attachment is to the file. */
public enum AttachmentKind {
    PHOTO,
    SCAN,
    AUDIO,
    VIDEO,
    IDENTITY_COPY,
    EVIDENCE,
    RECEIPT,
    SIGNATURE,
    OTHER
}
