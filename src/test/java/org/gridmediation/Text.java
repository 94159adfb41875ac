package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** Changes and reads parts of a text that is no JSON, and fails when a part is not there. */
public final class Text {
    private Text() {}

    /** Replaces one text by another, and then the next pair, each of which occurs. */
    public static String replaced(String text, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertThat(text).contains(pairs[i]);
            text = text.replace(pairs[i], pairs[i + 1]);
        }
        return text;
    }

    /** The first group of the only or first place where the text looks like this. */
    public static String part(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    /** Without the spaces and ends of lines that a printed form puts anywhere. */
    public static String unspaced(String text) {
        return text.replaceAll("[\\s　]", "");
    }

    /** The last part of an address: the id of what stands there. */
    public static String id(String address) {
        return part(address, "/([^/]+)$");
    }
}
