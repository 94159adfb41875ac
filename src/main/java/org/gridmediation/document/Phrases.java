package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.CallerPost;

/** The parts of what a step says, of which those are there that the record has. */
final class Phrases {
    private Phrases() {}

    /** Who did it, as a paper says. */
    static String by(String name) {
        return CallerPost.SYSTEM.equals(name) ? "系统" : name;
    }

    /** Its parts that are there. */
    static String text(Object... parts) {
        return Stream.of(parts)
                .filter(p -> p != null && !p.toString().isBlank())
                .map(p -> p.toString().strip())
                .collect(Collectors.joining("；"));
    }

    /** @return empty where nothing is recorded */
    static String label(String what, Object text) {
        return text == null || text.toString().isBlank()
                ? ""
                : what + "：" + text.toString().strip();
    }

    static <T> String said(Object value, Function<T, String> words, Class<T> type) {
        return value == null ? "" : words.apply(type.cast(value));
    }

    static String day(Object day) {
        return Chinese.day((LocalDate) day);
    }

    static String agreed(String party, String guardian, Instant at) {
        return answered(party, guardian, at, "同意");
    }

    static String answered(String party, String guardian, Instant at, String answer) {
        return party + (guardian == null ? "" : "的监护人" + guardian) + "于" + Chinese.hour(at) + answer;
    }
}
