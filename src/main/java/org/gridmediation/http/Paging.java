package org.gridmediation.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    @Context
    UriInfo uri;

    /** The parts of the last item's sort key; empty on the first page. */
    public List<String> after(int parts) {
        if (cursor == null) return List.of();
        try {
            var key = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\n", -1);
            if (key.length == parts) return List.of(key);
        } catch (IllegalArgumentException notOurs) {
            // falls through to the same answer as a cursor of another list
        }
        throw new FaultyRequest(
                Problem.INVALID_PARAMETER, List.of(new Problem.Fault(null, "cursor", "CURSOR_INVALID")));
    }

    /** For keys that are not text: a part that does not parse makes the cursor invalid. */
    public <T> T part(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (RuntimeException notOurs) {
            throw new FaultyRequest(
                    Problem.INVALID_PARAMETER, List.of(new Problem.Fault(null, "cursor", "CURSOR_INVALID")));
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
