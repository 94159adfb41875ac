package org.gridmediation.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;

/**
 * A list in the order of an index. A page goes on behind the keys of the last item seen, which the cursor holds, so that each costs the same.
 *
 * @param <E> the entity
 */
public final class KeysetList<E> {
    /**
     * A column of the order.
     *
     * @param value as the cursor holds it, of the last item seen
     */
    public record Key<E>(String field, BiFunction<Paging, String, Object> read, Function<E, ?> value) {}

    public static <E> Key<E> id(String field, Function<E, UUID> value) {
        return new Key<>(field, Paging::id, value);
    }

    public static <E> Key<E> time(String field, Function<E, Instant> value) {
        return new Key<>(field, Paging::time, value);
    }

    public static <E> Key<E> day(String field, Function<E, LocalDate> value) {
        return new Key<>(field, Paging::day, value);
    }

    public static <E> Key<E> area(String field, Function<E, AreaCode> value) {
        return new Key<>(field, Paging::area, value);
    }

    public static <E> Key<E> number(String field, Function<E, Integer> value) {
        return new Key<>(field, Paging::number, value);
    }

    public static <E> Key<E> text(String field, Function<E, String> value) {
        return new Key<>(field, (paging, text) -> text, value);
    }

    private final Class<E> type;
    private final String alias;
    private final String from;
    private final boolean descending;
    private final List<Key<E>> keys;

    private KeysetList(Class<E> type, String alias, String from, boolean descending, List<Key<E>> keys) {
        this.type = type;
        this.alias = alias;
        this.from = from;
        this.descending = descending;
        this.keys = keys;
    }

    public static <E> KeysetList<E> ascending(Class<E> type, Key<E> key) {
        return of(type, false, List.of(key));
    }

    public static <E> KeysetList<E> ascending(Class<E> type, Key<E> key, Key<E> next) {
        return of(type, false, List.of(key, next));
    }

    public static <E> KeysetList<E> descending(Class<E> type, Key<E> key) {
        return of(type, true, List.of(key));
    }

    public static <E> KeysetList<E> descending(Class<E> type, Key<E> key, Key<E> next) {
        return of(type, true, List.of(key, next));
    }

    private static <E> KeysetList<E> of(Class<E> type, boolean descending, List<Key<E>> keys) {
        return new KeysetList<>(type, "e", type.getName() + " e", descending, keys);
    }

    /** The same order, as it is that of entries which name the records. */
    public KeysetList<E> through(String alias, String from) {
        return new KeysetList<>(type, alias, from, descending, keys);
    }

    /** One page, and on demand the number of all, as far as it is told. */
    public <T> Paged<T> page(Conditions conditions, Paging paging, Function<E, T> item) {
        return page(conditions, paging, rows(conditions, paging), item);
    }

    /** The same, where items are made of many rows at once. */
    public <T> Paged<T> page(Conditions conditions, Paging paging, List<E> rows, Function<E, T> item) {
        return paging.page(rows, item, this::key, () -> count(conditions));
    }

    /** One row more than the page holds, if there is one. */
    public List<E> rows(Conditions conditions, Paging paging) {
        var last = paging.after(keys.size());
        var read = IntStream.range(0, last.size())
                .mapToObj(i -> keys.get(i).read().apply(paging, last.get(i)))
                .toList();
        return rows(conditions, read, paging.limit + 1);
    }

    /** @param last the keys behind which the rows go on; none at the beginning */
    public List<E> rows(Conditions conditions, List<?> last, int limit) {
        if (last.isEmpty()) return rows(conditions, limit);
        var page = conditions.copy().and(behind());
        for (int i = 0; i < last.size(); i++) page.value("after" + i, last.get(i));
        return rows(page, limit);
    }

    private List<E> rows(Conditions conditions, int limit) {
        return conditions
                .query("select " + alias + " from " + from, type, order())
                .setMaxResults(limit)
                .getResultList();
    }

    public int count(Conditions conditions) {
        return conditions
                .query("select " + keys.get(keys.size() - 1).field() + " from " + from, Object.class)
                .setMaxResults(Paging.counted())
                .getResultList()
                .size();
    }

    private List<?> key(E row) {
        return keys.stream().map(key -> key.value().apply(row)).toList();
    }

    private String order() {
        return keys.stream()
                .map(key -> key.field() + (descending ? " desc" : " asc"))
                .collect(Collectors.joining(", "));
    }

    /** The range of the first key is the one that an index gives; the second tells apart what is alike in it. */
    private String behind() {
        var beyond = descending ? " < " : " > ";
        var first = keys.get(0).field();
        if (keys.size() == 1) return first + beyond + ":after0";
        return first + beyond.strip() + "= :after0 and (" + first + beyond + ":after0 or "
                + keys.get(1).field() + beyond + ":after1)";
    }
}
