package org.gridmediation.privacy;

import java.util.regex.Pattern;

/**
 * A space that forbids a line to break looks like any other, comes out of web pages and word processors, and means nothing else. Only Mongolian
 * writes a narrow one within a word.
 */
public final class Spaces {
    private static final Pattern NO_BREAK = Pattern.compile("[\\u00a0\\u2007]|\\u202f(?!\\p{IsMongolian})");

    private Spaces() {}

    /** The text with ordinary spaces instead: what strips, compares or looks for a blank knows them. */
    public static String plain(String text) {
        return NO_BREAK.matcher(text).replaceAll(" ");
    }
}
