package org.gridmediation.sheet;

import java.util.regex.Pattern;

/**
 * Signs before a text. An apostrophe keeps a spreadsheet from taking a text for a formula, and is taken off when the text comes back; `#!` begins
 * a note to people. What was written with such signs itself gets one apostrophe more, so that every text comes back as it was.
 */
final class Marks {
    static final String NOTE = "#!";
    private static final String STARTERS = "=+@\t\r＝＋－＠-";
    private static final Pattern GUARDED = Pattern.compile("'+([" + STARTERS + "]|#!).*", Pattern.DOTALL);

    private Marks() {}

    /** For a file whose cells have no types. */
    static String guard(String text) {
        return startsFormula(text) || needsMore(text) ? "'" + text : text;
    }

    /** For a file whose cells are typed as text. */
    static String guardTyped(String text) {
        return needsMore(text) ? "'" + text : text;
    }

    static boolean startsFormula(String text) {
        return !text.isEmpty() && STARTERS.indexOf(text.charAt(0)) >= 0;
    }

    private static boolean needsMore(String text) {
        return text.startsWith(NOTE) || isGuarded(text);
    }

    static String plain(String text) {
        return isGuarded(text) ? text.substring(1) : text;
    }

    private static boolean isGuarded(String text) {
        return text.startsWith("'") && GUARDED.matcher(text).matches();
    }
}
