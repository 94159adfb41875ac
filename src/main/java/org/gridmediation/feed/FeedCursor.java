package org.gridmediation.feed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Problem;

/**
 * How far somebody has read, in each district. Written as numbers of seven bits a byte, so that a city's cursor still fits into an address.
 *
 * @param area of the post with which it was read, which a reader's cursor names: what another post sees was not read; null where nobody asks
 */
record FeedCursor(String area, Map<String, Long> positions) {
    /** As text, of a province with two hundred districts. */
    static final int LONGEST = 3000;

    private static final int WITHOUT_AREA = 1;
    private static final int WITH_AREA = 2;

    FeedCursor(Map<String, Long> positions) {
        this(null, positions);
    }

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
        var form = bytes.get();
        if (form != WITHOUT_AREA && form != WITH_AREA) throw new IllegalArgumentException();
        var area = form == WITH_AREA ? String.valueOf(number(bytes)) : null;
        var positions = new TreeMap<String, Long>();
        while (bytes.hasRemaining()) positions.put(String.valueOf(number(bytes)), number(bytes));
        return new FeedCursor(area, positions);
    }

    String text() {
        var bytes = new ByteArrayOutputStream();
        bytes.write(area == null ? WITHOUT_AREA : WITH_AREA);
        if (area != null) write(bytes, Long.parseLong(area));
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

    FeedCursor readIn(AreaCode area) {
        return new FeedCursor(area.value(), positions);
    }

    /** What entered or left the reader's sight with another area is in no change. */
    boolean isReadIn(AreaCode reader) {
        return area == null || area.equals(reader.value());
    }

    /** Whether somewhere more was read than by the other. */
    boolean isAhead(FeedCursor other) {
        return positions.entrySet().stream().anyMatch(p -> p.getValue() > other.in(p.getKey()));
    }

    long in(String district) {
        return positions.getOrDefault(district, 0L);
    }
}
