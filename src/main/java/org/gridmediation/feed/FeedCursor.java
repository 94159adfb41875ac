package org.gridmediation.feed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.gridmediation.http.Problem;

/** How far somebody has read, in each district. Written as numbers of seven bits a byte, so that a city's cursor still fits into an address. */
record FeedCursor(Map<String, Long> positions) {
    private static final int FORM = 1;

    FeedCursor {
        positions = new TreeMap<>(positions);
    }

    /** @param parameter in which it came */
    static FeedCursor of(String text, String parameter) {
        try {
            return of(text);
        } catch (RuntimeException notOurs) {
            throw Problem.INVALID_PARAMETER.in(parameter, "CURSOR_INVALID");
        }
    }

    /** @param pointer to where it stands in a body */
    static FeedCursor at(String pointer, String text) {
        try {
            return of(text);
        } catch (RuntimeException notOurs) {
            throw Problem.RULE_BROKEN.at(pointer, "CURSOR_INVALID");
        }
    }

    private static FeedCursor of(String text) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.get() != FORM) throw new IllegalArgumentException();
        var positions = new TreeMap<String, Long>();
        while (bytes.hasRemaining()) positions.put(String.valueOf(number(bytes)), number(bytes));
        return new FeedCursor(positions);
    }

    String text() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(FORM);
        positions.forEach((district, position) -> {
            write(bytes, Long.parseLong(district));
            write(bytes, position);
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(ByteArrayOutputStream bytes, long number) {
        for (; number > 127; number >>>= 7) bytes.write((int) (number & 127 | 128));
        bytes.write((int) number);
    }

    private static long number(ByteBuffer bytes) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            long next = bytes.get();
            number |= (next & 127) << shift;
            if (next >= 0) return number;
        }
        throw new IllegalArgumentException();
    }

    /** Whether somewhere more was read than by the other. */
    boolean isAhead(FeedCursor other) {
        return positions.entrySet().stream().anyMatch(p -> p.getValue() > other.in(p.getKey()));
    }

    long in(String district) {
        return positions.getOrDefault(district, 0L);
    }
}
