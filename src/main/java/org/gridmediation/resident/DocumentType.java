package org.gridmediation.resident;

/** Kinds of identity document. */
public enum DocumentType {
    RESIDENT_ID,
    HK_MACAO_TAIWAN_RESIDENCE_PERMIT,
    HK_MACAO_TRAVEL_PERMIT,
    TAIWAN_TRAVEL_PERMIT,
    FOREIGNER_PERMANENT_RESIDENCE,
    PASSPORT,
    OTHER
}
