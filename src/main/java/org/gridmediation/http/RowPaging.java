package org.gridmediation.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** How much of a list that is seldom long, and is answered as an array. It pages by the same cursors as {@link Paging}. */
public class RowPaging {
    /** Before and behind all ids. */
    public static final UUID FIRST_ID = new UUID(0, 0);

    public static final UUID LAST_ID = new UUID(-1, -1);

    @RestQuery
    @DefaultValue("1000")
    @Min(1)
    @Max(1000)
    @Parameter(description = "Items in an answer.")
    public int limit;

    @RestQuery
    @Size(max = 500)
    @Parameter(description = "Goes on where the answer before ended; opaque, from its Link header.")
    public String cursor;

    /** The key of the last item seen; the preset before the first. */
    public <K> K after(Function<String, K> parse, K first) {
        if (cursor == null) return first;
        var paging = new Paging();
        paging.cursor = cursor;
        return Paging.part(paging.after(1).get(0), parse);
    }

    public int wanted() {
        return limit + 1;
    }

    /** @param rows one row more than is answered, if there is one */
    public <R, T> List<T> rows(List<R> rows, Function<R, T> item, Function<R, ?> key) {
        return new PagedRows<>(shown(rows).stream().map(item).toList(), next(rows, key));
    }

    public <R> List<R> shown(List<R> rows) {
        return rows.size() > limit ? rows.subList(0, limit) : rows;
    }

    /** The cursor of what follows; null at the end. */
    public <R> String next(List<R> rows, Function<R, ?> key) {
        return rows.size() > limit ? Paging.cursor(List.of(key.apply(rows.get(limit - 1)))) : null;
    }
}
