package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Operation;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Count;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Period;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.SqlTemplate;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Which disputes come again, told by keyed hashes; row-level security holds what is counted to what the caller sees. */
@ApplicationScoped
class Repeats {
    private static final UUID LAST = new UUID(-1, -1);

    private static final String OF_ONE = """
            select k.kind, k.number, g.found, g.position, g.first_at, g.last_at, g.ids
            from dispute_key k cross join lateral (
                select count(*) found, min(o.reported_at) first_at, max(o.reported_at) last_at,
                       count(*) filter (where (o.reported_at, o.dispute_id) <= (k.reported_at, k.dispute_id)) "position",
                       string_agg(cast(o.dispute_id as text), ' ') filter (where o.newest <= 100) ids
                from (select o.dispute_id, o.reported_at, row_number() over () newest
                      from (select o.dispute_id, o.reported_at
                            from dispute_key o join dispute d on d.id = o.dispute_id and d.district = o.district and d.counted_with is null
                            where o.fingerprint = k.fingerprint and o.district = k.district and o.kind = k.kind
                            order by o.reported_at desc limit 1000) o) o) g
            where k.dispute_id = :dispute and k.district = :district and k.kind <> 'NAME' and g.found >= 2
            order by k.kind, k.number""";

    /**
     * Driven by the rows that are not the first with their hash, of which every group has at least one; a group stands where its newest
     * such row stands. Only so many rows are looked at for a page, however few groups they hold.
     */
    private static final String ROWS = """
            from dispute_key k
            where {within} and k.kind = :kind and not k.novel and k.reported_at >= :from and (k.reported_at, k.id) < (:at, :id)
            order by k.reported_at desc, k.id desc""";

    private static final String GROUPS = """
            with seen as materialized (
                select k.id, k.reported_at, k.district, k.fingerprint {rows} limit :looked
            ), newest as materialized (
                select *
                from (select distinct on (fingerprint, district) *
                      from seen order by fingerprint, district, reported_at desc, id desc) each
                order by reported_at desc, id desc
            )
            select k.id, k.reported_at, k.district, k.fingerprint, g.found, g.first_at, g.last_at, g.types, g.lowest, g.highest
            from newest k cross join lateral (
                select count(*) found, min(o.reported_at) first_at, max(o.reported_at) last_at, string_agg(distinct o.type, ' ') types,
                       min(o.area) lowest, max(o.area) highest
                from (select o.reported_at, o.area, d.type
                      from dispute_key o join dispute d on d.id = o.dispute_id and d.district = o.district and d.counted_with is null
                      where o.fingerprint = k.fingerprint and o.district = k.district and o.kind = :kind
                        and o.area between :first and :last and o.reported_at >= :from and o.reported_at < :to
                      order by o.reported_at desc limit 200) o) g
            where g.found >= 2 and not exists (
                select from dispute_key n
                where n.fingerprint = k.fingerprint and n.district = k.district and n.kind = :kind and not n.novel
                  and n.area between :first and :last and n.reported_at < :to and (n.reported_at, n.id) >= (:at, :id))
            order by k.reported_at desc, k.id desc limit :rows""";

    private static final String END = "select k.reported_at, k.id {rows} offset :looked limit 1";

    /** Rows looked at for each group that a page may hold. */
    private static final int LOOKED_AT = 50;

    @Inject
    Session entities;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    List<Repeat> of(Dispute dispute) {
        var readsDisputes =
                Operation.of("getDispute").roles().contains(caller.post().role());
        return entities.createNativeQuery(OF_ONE, Tuple.class)
                .setParameter("dispute", dispute.id)
                .setParameter("district", dispute.district)
                .getResultStream()
                .map(row -> new Repeat(
                        RepeatKind.valueOf(row.get("kind", String.class)),
                        row.get("number", Integer.class),
                        number(row, "found"),
                        number(row, "position"),
                        Days.of(row.get("first_at", Instant.class)),
                        Days.of(row.get("last_at", Instant.class)),
                        readsDisputes
                                ? Arrays.stream(row.get("ids", String.class).split(" "))
                                        .map(UUID::fromString)
                                        .toList()
                                : null))
                .toList();
    }

    Paged<RepeatGroup> list(RepeatFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        Period.mustBeInOrder(filter.first(), filter.last());
        var after = paging.after(2);
        var place = after.isEmpty()
                ? new Place(filter.end(), LAST)
                : new Place(paging.time(after.get(0)), paging.id(after.get(1)));
        var page = look(filter, place, paging.limit);
        return new Paged<>(
                page.rows.stream().map(row -> group(filter, row)).toList(),
                page.next == null ? null : Paging.cursor(List.of(page.next.at, page.next.id)),
                paging.count ? count(filter) : null);
    }

    /** Where a row stands in the list. */
    private record Place(Instant at, UUID id) {
        static Place of(Tuple row) {
            return new Place(row.get("reported_at", Instant.class), row.get("id", UUID.class));
        }
    }

    private record Page(List<Tuple> rows, Place next) {}

    private Page look(RepeatFilter filter, Place after, int most) {
        var rows = query(GROUPS, filter, after, most)
                .setParameter("first", area(filter).value())
                .setParameter("last", area(filter).last().value())
                .setParameter("to", filter.end())
                .setParameter("rows", most + 1)
                .getResultList();
        if (rows.size() > most) return new Page(rows.subList(0, most), Place.of(rows.get(most - 1)));
        var end = query(END, filter, after, most).setParameter("looked", LOOKED_AT * most - 1);
        return new Page(rows, end.getResultStream().findFirst().map(Place::of).orElse(null));
    }

    private Count count(RepeatFilter filter) {
        var most = Paging.counted() - 1;
        var page = look(filter, new Place(filter.end(), LAST), most);
        return new Count(page.rows.size(), page.next == null);
    }

    private NativeQuery<Tuple> query(String sql, RepeatFilter filter, Place after, int most) {
        var area = area(filter);
        var rows = SqlTemplate.fill(ROWS, Map.of("within", within(area.tier())));
        return entities.createNativeQuery(SqlTemplate.fill(sql, Map.of("rows", rows)), Tuple.class)
                .setParameter("within", area.value())
                .setParameter("kind", filter.kind.name())
                .setParameter("from", Days.start(filter.first()))
                .setParameter("at", after.at)
                .setParameter("id", after.id)
                .setParameter("looked", LOOKED_AT * most);
    }

    private AreaCode area(RepeatFilter filter) {
        return filter.area == null ? caller.area() : filter.area;
    }

    /** An equality on the tier's own column, so that the rows are read in their order from one index (design.md 8.5), beside the district's. */
    private static String within(Tier tier) {
        return switch (tier) {
            case PROVINCE -> "k.city between :within and :within || '~'";
            case CITY -> "k.city = :within";
            case DISTRICT -> "k.district = :within";
            case SUBDISTRICT -> "k.district = left(:within, 6) and k.subdistrict = :within";
            case COMMUNITY -> "k.district = left(:within, 6) and k.community = :within";
            case GRID -> "k.district = left(:within, 6) and k.area = :within";
        };
    }

    private RepeatGroup group(RepeatFilter filter, Tuple row) {
        return new RepeatGroup(
                key(filter, row),
                filter.kind,
                number(row, "found"),
                Days.of(row.get("first_at", Instant.class)),
                Days.of(row.get("last_at", Instant.class)),
                List.of(row.get("types", String.class).split(" ")),
                around(row.get("lowest", String.class), row.get("highest", String.class)));
    }

    /** Hashed once more with the period, so that nobody follows a pair from report to report, or finds it in the database. */
    private String key(RepeatFilter filter, Tuple row) {
        var group = new String(row.get("fingerprint", byte[].class), StandardCharsets.ISO_8859_1);
        var hash = vault.fingerprint(String.join(
                "\n", "repeat", row.get("district", String.class), filter.first() + " " + filter.last(), group));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 12));
    }

    private static AreaCode around(String lowest, String highest) {
        var last = new AreaCode(highest);
        return Stream.iterate(
                        Optional.of(new AreaCode(lowest)), Optional::isPresent, area -> area.flatMap(AreaCode::above))
                .map(Optional::get)
                .filter(area -> area.contains(last) || area.tier() == Tier.PROVINCE)
                .findFirst()
                .orElseThrow();
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
