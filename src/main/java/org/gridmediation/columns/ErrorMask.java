package org.gridmediation.columns;

import java.util.regex.Pattern;
import org.gridmediation.privacy.MaskedAddress;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;

/** How much of a value an error shows. What stands in a wrong column is often what belongs into another one: no column shows a long number. */
public enum ErrorMask {
    /** Only the length of a code is anybody's business. */
    NONE,
    NAME,
    /** What is nobody's, but may stand in a column into which somebody's name slipped. */
    WORD,
    NUMBER,
    PHONE,
    ADDRESS,
    HIDDEN;

    private static final int LONGEST = 60;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{6,}[\\dXx]");
    private static final Pattern AREA = Pattern.compile("\\d{9}|\\d{12}|\\d{15}");

    /** What people write in sentences. */
    public boolean isProse() {
        return this == ADDRESS || this == HIDDEN;
    }

    public String of(String value) {
        if (value.isEmpty()) return null;
        var shown =
                switch (this) {
                    case NONE -> AREA.matcher(value).matches() ? value : withoutNumbers(value);
                    case NAME, WORD -> MaskedName.of(value).value();
                    case NUMBER -> MaskedNumber.of(value).value();
                    case PHONE -> MaskedPhone.of(value).value();
                    case ADDRESS -> withoutNumbers(MaskedAddress.of(value).value());
                    case HIDDEN -> "**";
                };
        return shown.codePointCount(0, shown.length()) <= LONGEST
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…";
    }

    private static String withoutNumbers(String text) {
        return LONG_NUMBER.matcher(text).replaceAll(found -> MaskedNumber.of(found.group())
                .value());
    }
}
