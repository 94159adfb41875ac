package org.gridmediation.privacy;

import java.util.Optional;

/** What a text that somebody sends may consist of, in a body as in a cell of a file. */
public final class Characters {
    private static final int MONGOLIAN_VOWEL_SEPARATOR = 0x180e;

    private Characters() {}

    /** @return the code of what is wrong with it, with the first such character where it is worth saying */
    public static Optional<String> fault(String text) {
        return text.codePoints()
                .filter(c -> isNone(c) || isOverride(c))
                .mapToObj(c -> isNone(c) ? "TEXT_CHARACTERS" : invisible(c))
                .findFirst();
    }

    /** A text of spaces says nothing, whatever their width, and one of which nobody sees anything neither. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || isUnseen(c));
    }

    /** Without what makes two texts that look the same two. Marks that are read, the vowels of Tibetan among them, stay. */
    public static String seen(String text) {
        return text.codePoints()
                .filter(c -> !isUnseen(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnseen(int c) {
        return isInvisible(c) || isSelector(c) || c == MONGOLIAN_VOWEL_SEPARATOR;
    }

    static String invisible(int c) {
        return "INVISIBLE_CHARACTER U+%04X".formatted(c);
    }

    /** Zero-width characters, controls of direction, of lines and of devices, and letters that are blank. */
    static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            // Without its vowel separator a Mongolian name is another word.
            case Character.FORMAT -> c != MONGOLIAN_VOWEL_SEPARATOR;
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
        };
    }

    /**
     * Controls of devices, half of a surrogate pair and what Unicode keeps free for ever are no characters of a text; U+FFFD stands for one that was
     * lost before it came here, and would be kept as if it had been written.
     */
    private static boolean isNone(int c) {
        if (c == '\n' || c == '\r' || c == '\t') return false;
        return Character.isISOControl(c)
                || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                || c == 0xfffd
                || c >= 0xfdd0 && c <= 0xfdef
                || (c & 0xfffe) == 0xfffe;
    }

    /** Makes letters stand in another order than they are read; who mixes scripts needs marks and isolates of direction, but not these. */
    private static boolean isOverride(int c) {
        return c == 0x202d || c == 0x202e;
    }

    /** Chooses how the character before it looks. */
    private static boolean isSelector(int c) {
        return c >= 0xfe00 && c <= 0xfe0f || c >= 0xe0100 && c <= 0xe01ef || c >= 0x180b && c <= 0x180d;
    }
}
