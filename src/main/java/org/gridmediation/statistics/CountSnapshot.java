package org.gridmediation.statistics;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.gridmediation.http.Problem;

/**
 * What an answer had seen: the last batch of its area that was added up, and PostgreSQL's snapshot for what was not yet. Batches outlive a
 * restored database, in which transactions are numbered anew.
 */
record CountSnapshot(long batch, String snapshot) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,18})_(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)");

    static CountSnapshot parse(String text) {
        return parse(text, Problem.INVALID_PARAMETER::in);
    }

    static CountSnapshot parse(String text, StatisticsQuery.Refusal no) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) throw no.of("asOf", "CURSOR_INVALID");
        var first = Long.parseLong(parts.group(2));
        var next = Long.parseLong(parts.group(3));
        var running = parts.group(4).isEmpty()
                ? LongStream.empty()
                : Arrays.stream(parts.group(4).split(",")).mapToLong(Long::parseLong);
        var open = running.toArray();
        // As PostgreSQL wants it: all in order, and inside.
        var last = first - 1;
        for (var each : open) {
            if (each <= last || each >= next) throw no.of("asOf", "CURSOR_INVALID");
            last = each;
        }
        if (first < 1 || next < first) throw no.of("asOf", "CURSOR_INVALID");
        return new CountSnapshot(Long.parseLong(parts.group(1)), text.substring(text.indexOf('_') + 1));
    }

    @Override
    public String toString() {
        return batch + "_" + snapshot;
    }
}
