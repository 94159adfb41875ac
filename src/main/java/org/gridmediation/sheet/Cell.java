package org.gridmediation.sheet;

import java.util.regex.Pattern;
import org.gridmediation.privacy.Characters;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Spaces;

/**
 * What stands in one cell, and as what it was stored.
 *
 * @param text never null. Of a NUMBER the decimal that means it, in scientific notation from 1e15 on, where Excel has lost digits; of
 *     a DATE ISO 8601 (2026-11-25, 2026-11-25T08:30:00 or 08:30:00); of a FORMULA its source with `=`; of an ERROR its name (#REF!), #NUL for a
 *     character that no text can hold, #NESTED for an object or a list in a line of NDJSON; of a BOOLEAN true or false; of EMPTY nothing
 */
public record Cell(Kind kind, String text) {
    public enum Kind {
        TEXT,
        NUMBER,
        DATE,
        FORMULA,
        ERROR,
        BOOLEAN,
        EMPTY
    }

    static final Cell EMPTY = new Cell(Kind.EMPTY, "");
    private static final Pattern SCIENTIFIC = Pattern.compile("[+-]?\\d+(\\.\\d+)?[Ee][+-]?\\d+");
    /** With a sign or a decimal point, as spreadsheets write it: 2026E0001 may be how something is called. */
    private static final Pattern TYPED = Pattern.compile("[+-]?\\d+(\\.\\d+[Ee][+-]?|[Ee][+-])\\d+");

    static Cell of(String text) {
        if (text == null || text.isEmpty()) return EMPTY;
        return text.indexOf('\0') < 0 ? new Cell(Kind.TEXT, Spaces.plain(text)) : new Cell(Kind.ERROR, "#NUL");
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }

    /** Nothing, or nothing that anybody sees. */
    public boolean isBlank() {
        return isEmpty() || kind == Kind.TEXT && Characters.isBlank(text);
    }

    /** 4.40103E+17, be it stored as a number or as text that went through a spreadsheet once: the digits are gone. */
    public boolean isScientific() {
        return switch (kind) {
            case NUMBER -> SCIENTIFIC.matcher(text.strip()).matches();
            case TEXT -> TYPED.matcher(text.strip()).matches();
            default -> false;
        };
    }

    /** The text without the full width of its digits, letters, signs and spaces, and without spaces around it. */
    public String halfWidth() {
        return HalfWidth.of(text).strip();
    }
}
