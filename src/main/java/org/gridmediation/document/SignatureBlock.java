package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands below a text together with its end: to whom it goes, who signs it, who seals it. All of it is on one page as long as a page has room for it,
 * and never without the text.
 */
public final class SignatureBlock {
    static final double SIGNATURE = Paper.LEADING * 1.15;

    /** Nobody has room to sign in less. */
    private static final double TIGHT = 15;

    /** As much of a page as is left with some lines of the text above. */
    private static final double MOST = 600;

    sealed interface Part {
        int lines();
    }

    /** To sign, seal or mark by finger: who, room for it, and the day where it is known. */
    record Signature(String who, String day) implements Part {
        @Override
        public int lines() {
            return 1;
        }
    }

    /** At the right margin. */
    record Right(List<String> texts) implements Part {
        @Override
        public int lines() {
            return texts.size();
        }
    }

    record Line(String text, boolean heading) implements Part {
        @Override
        public int lines() {
            return 1;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    List<Part> parts() {
        return parts;
    }

    public SignatureBlock signature(String who, String day) {
        parts.add(new Signature(who, day));
        return this;
    }

    SignatureBlock right(String... texts) {
        parts.add(new Right(List.of(texts)));
        return this;
    }

    SignatureBlock line(String text) {
        parts.add(new Line(text, false));
        return this;
    }

    SignatureBlock heading(String text) {
        parts.add(new Line(text, true));
        return this;
    }

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int lines() {
        return parts.stream().mapToInt(Part::lines).sum();
    }

    /** Many who sign stand closer, so that they are not on another page than what they sign. */
    static double leading(int lines) {
        return Math.min(SIGNATURE, Math.max(TIGHT, MOST / Math.max(1, lines)));
    }
}
