package org.gridmediation.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.area.AreaCode;
import org.jboss.resteasy.reactive.RestQuery;

/** Which page of a list. The cursor holds the sort key of the last item seen, so every page costs the same. */
public class Paging {
    static final int COUNTED = 1000;

    @RestQuery
    @DefaultValue("20")
    @Min(1)
    @Max(200)
    @Parameter(description = "Items on a page.")
    public int limit;

    @RestQuery
    @Size(max = 500)
    @Parameter(description = "The `next` of the page before; opaque.")
    public String cursor;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Also count the items, up to 1000.")
    public boolean count;

    /** The parts of the last item's sort key; empty on the first page. */
    public List<String> after(int parts) {
        if (cursor == null) return List.of();
        return part(cursor, text -> {
            var key = List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1));
            if (key.size() != parts || !key.stream().allMatch(BodyText::storable)) throw new IllegalArgumentException();
            return key;
        });
    }

    public UUID id(String part) {
        return part(part, UUID::fromString);
    }

    public AreaCode area(String part) {
        return part(part, AreaCode::new);
    }

    public int number(String part) {
        return part(part, Integer::parseInt);
    }

    public LocalDate day(String part) {
        return part(part, text -> Days.storable(LocalDate.parse(text)));
    }

    public Instant time(String part) {
        return part(part, text -> Days.storable(Instant.parse(text)));
    }

    /** What does not parse, or could not be stored, never stood in a cursor of ours. */
    static <T> T part(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException notOurs) {
            throw FaultyRequest.in("cursor", "CURSOR_INVALID");
        }
    }

    /** @param rows one row more than the page holds, if there is one */
    public <R, T> Paged<T> page(List<R> rows, Function<R, T> item, Function<R, List<?>> key, LongSupplier counted) {
        var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        String next = null;
        if (rows.size() > limit) next = cursor(key.apply(shown.get(limit - 1)));
        return new Paged<>(shown.stream().map(item).toList(), next, count ? Count.upTo(counted.getAsLong()) : null);
    }

    /** Of the page after what has this sort key. */
    public static String cursor(List<?> key) {
        var text = String.join("\n", key.stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** How many rows a count needs to look at. */
    public static int counted() {
        return COUNTED + 1;
    }
}
