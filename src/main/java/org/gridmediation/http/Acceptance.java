package org.gridmediation.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which media types a request takes, and how gladly (RFC 9110, 12.5.1).
 *
 * @param weighed whether it says of one how gladly; else the order in which they are named may
 */
record Acceptance(List<Range> ranges, boolean weighed) {
    private static final Pattern RANGE = Pattern.compile("([^\\s/;,\"]+)/([^\\s/;,\"]+)((?:\\s*;[^;,\"]*)*)");
    private static final Pattern WEIGHT =
            Pattern.compile(";\\s*q\\s*=\\s*(0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*(?:;|$)");

    private record Range(String type, String subtype, double weight) {
        boolean takes(String offered) {
            return type.equals("*")
                    || offered.startsWith(type + "/") && (subtype.equals("*") || offered.endsWith("/" + subtype));
        }

        int precision() {
            return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
        }
    }

    /** @return nothing when it names none, or cannot be read */
    static Optional<Acceptance> of(String accept) {
        var ranges = new ArrayList<Range>();
        boolean weighed = false;
        for (var part : accept.toLowerCase(Locale.ROOT).split(",")) {
            if (part.isBlank()) continue;
            var range = RANGE.matcher(part.strip());
            if (!range.matches()) return Optional.empty();
            var weight = WEIGHT.matcher(range.group(3));
            var found = weight.find();
            weighed |= found;
            ranges.add(new Range(range.group(1), range.group(2), found ? Double.parseDouble(weight.group(1)) : 1));
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new Acceptance(ranges, weighed));
    }

    /** The one of them that is taken most gladly; of equal ones the first. */
    Optional<String> best(Collection<String> offered) {
        return offered.stream()
                .filter(type -> weight(type) > 0)
                .reduce((one, other) -> weight(other) > weight(one) ? other : one);
    }

    /** The most precise range says it. */
    private double weight(String offered) {
        return ranges.stream()
                .filter(range -> range.takes(offered))
                .max(Comparator.comparingInt(Range::precision))
                .map(Range::weight)
                .orElse(0.0);
    }
}
