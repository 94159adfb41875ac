package org.gridmediation.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a body is said to be (RFC 9110, 8.3): its media type in small letters, and the charsets that it names. */
record ContentType(String type, Set<String> charsets) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9a-z-]++";
    private static final String VALUE = "(?:" + TOKEN + "|\"[^\"\\\\]*+\")";
    private static final String PARAMETER = "[ \\t]*+;[ \\t]*+(?:" + TOKEN + "=" + VALUE + ")?+";
    private static final Pattern FORM =
            Pattern.compile("(" + TOKEN + "/" + TOKEN + ")((?:" + PARAMETER + ")*+)[ \\t]*+");
    private static final Pattern CHARSET = Pattern.compile(";[ \\t]*charset=\"?([^\";]*)");

    private static final Set<String> UTF_8 = Set.of("utf-8");
    /** What the text of a file may be in; its bytes tell which. */
    private static final Set<String> CHINESE = Set.of("utf-8", "gb18030", "gbk", "gb2312");

    /** @return nothing for what is no media type, or more than one */
    static Optional<ContentType> of(List<String> headers) {
        if (headers.size() != 1) return Optional.empty();
        var form = FORM.matcher(headers.get(0).strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) return Optional.empty();
        var charsets = CHARSET.matcher(form.group(2)).results().map(found -> found.group(1)
                .strip());
        return Optional.of(new ContentType(form.group(1), Set.copyOf(charsets.toList())));
    }

    boolean isOneOf(Set<String> taken) {
        return taken.contains(type) && isReadable();
    }

    /** JSON has one charset (RFC 8259, 8.1); of pictures and packed files clients name one too, which means nothing. */
    private boolean isReadable() {
        return switch (type) {
            case "application/json" -> UTF_8.containsAll(charsets);
            case "text/csv", "application/x-ndjson" -> CHINESE.containsAll(charsets);
            default -> true;
        };
    }
}
