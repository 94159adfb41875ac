package org.gridmediation.sheet;

/** What can be wrong with the form of a file; the texts stand in problems/violations_*.properties under the name. */
public enum SheetFault {
    FILE_EMPTY,
    /** Ends too early, or is none of what it says. */
    FILE_BROKEN,
    FORMAT_UNKNOWN,
    /** Excel of before 2007, or one with a password. */
    EXCEL_OLD_OR_LOCKED,
    EXTENSION_WRONG,
    MEDIA_TYPE_WRONG,
    ENCODING_UNKNOWN,
    ENCODING_BROKEN,
    /** It names none, and reads as Chinese in none. */
    ENCODING_AMBIGUOUS,
    UNPACKED_TOO_LARGE,
    UNPACKED_TOO_MUCH,
    XLSX_BOMB,
    XLSX_MACRO,
    XLSX_EXTERNAL_LINK,
    XLSX_ENTITY,
    XLSX_TEXTS_TOO_LARGE,
    /** Below the header: only their first cell has a value, whatever the eye sees. */
    MERGED_CELLS,
    WORKSHEET_UNKNOWN,
    WORKSHEET_AMBIGUOUS,
    ROWS_TOO_MANY,
    COLUMNS_TOO_MANY,
    CELL_TOO_LONG,
    HEADER_MISSING,
    HEADER_REPEATED,
    QUOTE_OPEN,
    QUOTE_MISPLACED,

    /** The row's: something stands where the header has no name. */
    ROW_TOO_WIDE,
    /** The row's: a line of NDJSON that is no object. */
    LINE_BROKEN,
    /** The row's: an object of NDJSON that names a key twice. */
    KEY_REPEATED
}
