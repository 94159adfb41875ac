package org.gridmediation.privacy;

/** Chinese keyboards write digits, letters and signs in full width as well: １２３ＡＢＣ（）－. */
public final class HalfWidth {
    private static final char FIRST = '！';
    private static final char LAST = '～';
    private static final char SPACE = '　';

    private HalfWidth() {}

    /** Only these forms: Unicode's NFKC would also read ① and ² as digits, which nobody means as such in a number. */
    public static String of(String text) {
        var letters = text.toCharArray();
        for (int i = 0; i < letters.length; i++) {
            if (letters[i] >= FIRST && letters[i] <= LAST) letters[i] -= FIRST - '!';
            else if (letters[i] == SPACE) letters[i] = ' ';
        }
        return new String(letters);
    }
}
