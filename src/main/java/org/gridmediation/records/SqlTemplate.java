package org.gridmediation.records;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement made of parts, each of which has a name: {@code {name}} in the text is where it goes. A part that is missing, or has no place, fails,
 * so that neither is sent to the database.
 */
public final class SqlTemplate {
    private static final Pattern PART = Pattern.compile("\\{([a-zA-Z]+)}");

    private SqlTemplate() {}

    /** @param parts SQL of our own, never anything that somebody sent; the names in it are not looked for */
    public static String fill(String template, Map<String, String> parts) {
        var unused = new TreeSet<>(parts.keySet());
        var sql = PART.matcher(template).replaceAll(place -> {
            var name = place.group(1);
            if (!parts.containsKey(name)) throw new IllegalArgumentException("the part " + name + " is missing");
            unused.remove(name);
            return Matcher.quoteReplacement(parts.get(name));
        });
        if (!unused.isEmpty()) throw new IllegalArgumentException("the statement has no place for " + unused);
        return sql;
    }
}
