package org.gridmediation.privacy;

/** Stars for what is hidden. Counts characters, not chars: half of a surrogate pair cannot be written as JSON. */
final class Mask {
    private Mask() {}

    /** All but the first and last few characters; and what is no visible character, anywhere. */
    static String middle(String clear, int head, int tail) {
        var letters = clear.codePoints().toArray();
        for (int i = 0; i < letters.length; i++)
            if (i >= head && i < letters.length - tail || !isVisible(letters[i])) letters[i] = '*';
        return new String(letters, 0, letters.length);
    }

    static int length(String clear) {
        return clear.codePointCount(0, clear.length());
    }

    /** Not: NUL and the like, half a pair, and marks that turn the direction of what follows. */
    private static boolean isVisible(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> false;
            default -> true;
        };
    }
}
