package org.gridmediation.http;

/** What a list is narrowed to by a first and a last. Nothing lies in one that ends before it begins: who asks for it is mistaken, and not told that there is nothing. */
public final class Period {
    public static final String FROM = "from";
    public static final String TO = "to";
    /** Said of its end. */
    public static final String REVERSED = "BEFORE_ITS_START";

    private Period() {}

    /** An absent end is open. */
    public static <T extends Comparable<? super T>> boolean isReversed(T from, T to) {
        return from != null && to != null && to.compareTo(from) < 0;
    }

    /** For an end that is not said and follows from the present. */
    public static <T extends Comparable<? super T>> void mustBeInOrder(T from, T to) {
        if (isReversed(from, to)) throw Problem.INVALID_PARAMETER.in(TO, REVERSED);
    }
}
