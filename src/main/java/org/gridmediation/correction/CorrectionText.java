package org.gridmediation.correction;

import org.gridmediation.http.Problem;
import org.gridmediation.privacy.WithoutNumbers;

/** Texts of corrections go to platforms too, so no person's number stands in them: that belongs into a proposed value, which is sealed. */
final class CorrectionText {
    private CorrectionText() {}

    static boolean namesANumber(String text) {
        return WithoutNumbers.Check.hasOne(text);
    }

    /** @return the text as it is kept */
    static String checked(String text, String pointer) {
        if (namesANumber(text)) throw Problem.RULE_BROKEN.at(pointer, "NUMBER_IN_TEXT");
        return text.strip();
    }
}
