package org.gridmediation.sheet;

/**
 * What the sender says about a file; each may be null. The bytes tell what it is, and the file is refused where they say otherwise.
 *
 * @param encoding of a CSV: UTF-8 or GB18030 (GBK and GB2312 are parts of it); found out by itself when not named
 * @param worksheet of an XLSX; needed only when several visible ones have something in them
 */
public record SheetHint(String mediaType, String fileName, String encoding, String worksheet) {
    public static final SheetHint NONE = new SheetHint(null, null, null, null);
}
