package org.gridmediation.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which media types a request takes, and how gladly (RFC 9110, 12.5.1). What names none takes any; what cannot be read names nothing. */
record Acceptance(List<Range> ranges) {
    private static final Pattern RANGE =
            Pattern.compile("(\\*(?=/\\*)|[^\\s*/;,\"]+)/([^\\s/;,\"]+)((?:\\s*;[^;,\"]*)*)");
    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)");
    private static final Range ANY = new Range("*", "*", 1);
    private static final Range NONE = new Range("", "", 0);
    private static final Comparator<Range> GLADNESS =
            Comparator.comparingDouble(Range::weight).thenComparingInt(Range::precision);

    private record Range(String type, String subtype, double weight) {
        static Range of(String text) {
            var range = RANGE.matcher(text);
            if (!range.matches()) return NONE;
            var weight = WEIGHT.matcher(range.group(3));
            return new Range(range.group(1), range.group(2), weight.find() ? Double.parseDouble(weight.group(1)) : 1);
        }

        boolean takes(String offered) {
            return type.equals("*")
                    || offered.startsWith(type + "/") && (subtype.equals("*") || offered.endsWith("/" + subtype));
        }

        int precision() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }
    }

    /** @param lines of the header, of which there may be several or none */
    static Acceptance of(List<String> lines) {
        var ranges = Stream.of(String.join(",", lines).toLowerCase(Locale.ROOT).split(","))
                .filter(part -> !part.isBlank())
                .map(part -> Range.of(part.strip()))
                .toList();
        return new Acceptance(ranges.isEmpty() ? List.of(ANY) : ranges);
    }

    /** The one of them that is taken most gladly; of equal ones the one that is named most precisely, and then the first. */
    Optional<String> best(Collection<String> offered) {
        return offered.stream()
                .filter(this::takes)
                .reduce((one, other) -> GLADNESS.compare(range(other), range(one)) > 0 ? other : one);
    }

    boolean takes(String offered) {
        return range(offered).weight > 0;
    }

    /** The most precise range says it. */
    private Range range(String offered) {
        return ranges.stream()
                .filter(range -> range.takes(offered))
                .max(Comparator.comparingInt(Range::precision))
                .orElse(NONE);
    }
}
