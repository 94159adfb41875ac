package org.gridmediation.correction;

import java.util.regex.Pattern;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.HalfWidth;

/** Texts of corrections go to platforms too, so no person's number stands in them: that belongs into a proposed value, which is sealed. */
final class Wording {
    private static final Pattern NUMBER =
            Pattern.compile("(?<!\\d)(1[3-9]\\d([ -]?\\d{4}){2}|\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx])(?!\\d)");

    private Wording() {}

    static boolean namesANumber(String text) {
        return text != null && NUMBER.matcher(HalfWidth.of(text)).find();
    }

    /** @return the text as it is kept */
    static String checked(String text, String pointer) {
        if (namesANumber(text)) throw Problem.RULE_BROKEN.at(pointer, "NUMBER_IN_TEXT");
        return text.strip();
    }
}
