package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Operation;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.privacy.Vault;
import org.hibernate.Session;

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
     * Driven by the rows that are not the first with their hash, of which every group has at least one, newest first; a group stands where
     * its newest such row stands.
     */
    private static final String GROUPS = """
            select k.id, k.reported_at, k.district, k.fingerprint, g.found, g.first_at, g.last_at, g.types, g.lowest, g.highest
            from dispute_key k join dispute d on d.id = k.dispute_id and d.district = k.district and d.counted_with is null
            cross join lateral (
                select count(*) found, min(o.reported_at) first_at, max(o.reported_at) last_at, string_agg(distinct o.type, ' ') types,
                       min(o.area) lowest, max(o.area) highest
                from (select o.reported_at, o.area, c.type
                      from dispute_key o join dispute c on c.id = o.dispute_id and c.district = o.district and c.counted_with is null
                      where o.fingerprint = k.fingerprint and o.district = k.district and o.kind = k.kind
                        and o.area between :first and :last and o.reported_at >= :from and o.reported_at < :to
                      order by o.reported_at desc limit 1000) o) g
            where k.%s and k.kind = :kind and not k.novel and k.reported_at >= :from and k.reported_at < :to
              and (k.reported_at, k.id) < (:at, :id) and g.found >= 2
              and not exists (
                select from dispute_key n join dispute c on c.id = n.dispute_id and c.district = n.district and c.counted_with is null
                where n.fingerprint = k.fingerprint and n.district = k.district and n.kind = k.kind and not n.novel
                  and n.area between :first and :last and n.reported_at < :to and (n.reported_at, n.id) > (k.reported_at, k.id))
            order by k.reported_at desc, k.id desc limit :rows""";

    @Inject
    Session session;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    List<Repeat> of(Dispute dispute) {
        var readsDisputes =
                Operation.of("getDispute").roles().contains(caller.post().role());
        return session.createNativeQuery(OF_ONE, Tuple.class)
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
        var after = paging.after(2);
        var at = after.isEmpty() ? Days.start(filter.last().plusDays(1)) : paging.part(after.get(0), Instant::parse);
        var id = after.isEmpty() ? LAST : paging.part(after.get(1), UUID::fromString);
        return paging.page(
                rows(filter, at, id, paging.limit + 1),
                row -> group(filter, row),
                row -> List.of(row.get("reported_at", Instant.class), row.get("id", UUID.class)),
                () -> rows(filter, Days.start(filter.last().plusDays(1)), LAST, Paging.counted())
                        .size());
    }

    private List<Tuple> rows(RepeatFilter filter, Instant at, UUID id, int rows) {
        var area = filter.area == null ? caller.area() : filter.area;
        return session.createNativeQuery(GROUPS.formatted(within(area.tier())), Tuple.class)
                .setParameter("first", area.value())
                .setParameter("last", area.last().value())
                .setParameter("kind", filter.kind.name())
                .setParameter("from", Days.start(filter.first()))
                .setParameter("to", Days.start(filter.last().plusDays(1)))
                .setParameter("at", at)
                .setParameter("id", id)
                .setParameter("rows", rows)
                .getResultList();
    }

    /** An equality on the tier's own column, so that the rows are read in their order from one index (design.md 8.5). */
    private static String within(Tier tier) {
        return switch (tier) {
            case PROVINCE -> "city between :first and :last";
            case CITY -> "city = :first";
            case DISTRICT -> "district = :first";
            case SUBDISTRICT -> "subdistrict = :first";
            case COMMUNITY -> "community = :first";
            case GRID -> "area = :first";
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
        for (int i = Tier.values().length - 1; i > 0; i--) {
            var area = new AreaCode(lowest).at(Tier.values()[i]);
            if (area.contains(new AreaCode(highest))) return area;
        }
        return new AreaCode(lowest).at(Tier.PROVINCE);
    }

    private static int number(Tuple row, String column) {
        return row.get(column, Number.class).intValue();
    }
}
