package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.hibernate.Session;

/** Finds areas, and says whether one may take new records. */
@ApplicationScoped
public class Areas {
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String TAKING = """
            select code, valid_from <= :today and (valid_until is null or valid_until >= :today) as taking from area
            where code in (:codes) order by code for key share""";

    @Inject
    Session session;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    public Area get(AreaCode code) {
        journal.about(code);
        var area = session.find(Area.class, code);
        if (area == null) throw Problem.NOT_FOUND.exception();
        return area;
    }

    Area getGrid(AreaCode code) {
        var area = get(code);
        if (area.tier != Tier.GRID) throw Problem.NOT_FOUND.exception();
        return area;
    }

    Area lock(Area area) {
        session.refresh(area, LockModeType.PESSIMISTIC_WRITE);
        return area;
    }

    public Area change(Area area) {
        precondition.matches(lock(area).version);
        return area;
    }

    /** A new record goes into an area that exists and is valid today. */
    public void mustTakeRecords(AreaCode code) {
        var refusal = refusing(List.of(code)).get(code);
        if ("AREA_UNKNOWN".equals(refusal)) throw Problem.RULE_BROKEN.at("/area", refusal);
        if (refusal != null) throw Problem.AREA_RETIRED.exception(code);
    }

    /**
     * For many at once, without their boundaries: those of these areas that take no records, each with the code of why not. The others do not
     * end before the transaction does: its records would be left behind. It is the lock that their foreign key takes anyway.
     */
    public Map<AreaCode, String> refusing(Collection<AreaCode> codes) {
        var refusing = new HashMap<AreaCode, String>();
        codes.forEach(code -> refusing.put(code, "AREA_UNKNOWN"));
        session.createNativeQuery(TAKING, Tuple.class)
                .setParameter("codes", codes.stream().map(AreaCode::value).toList())
                .setParameter("today", Days.today())
                .getResultList()
                .forEach(row -> {
                    var code = new AreaCode(row.get("code", String.class));
                    if (row.get("taking", Boolean.class)) refusing.remove(code);
                    else refusing.put(code, "AREA_RETIRED");
                });
        return refusing;
    }

    /** What a list of areas may be narrowed to. */
    record Wanted(Tier tier, AreaCode parent, AreaCode within, String name, GridKind kind, LocalDate at) {}

    List<Area> list(Wanted wanted, Paging paging) {
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Area.class);
        var row = query.from(Area.class);
        var conditions = conditions(wanted, builder, row);
        var byName = wanted.name() != null;
        var after = paging.after(byName ? 2 : 1);
        if (!after.isEmpty() && byName) {
            conditions.add(builder.greaterThanOrEqualTo(row.get("name"), after.get(0)));
            conditions.add(builder.or(
                    builder.greaterThan(row.get("name"), after.get(0)),
                    builder.greaterThan(row.<AreaCode>get("code"), paging.area(after.get(1)))));
        } else if (!after.isEmpty()) {
            conditions.add(builder.greaterThan(row.<AreaCode>get("code"), paging.area(after.get(0))));
        }
        query.where(conditions.toArray(Predicate[]::new));
        if (byName) query.orderBy(builder.asc(row.get("name")), builder.asc(row.get("code")));
        else query.orderBy(builder.asc(row.get("code")));
        return session.createQuery(query).setMaxResults(paging.limit + 1).getResultList();
    }

    <T> Paged<T> page(Wanted wanted, Paging paging, Function<Area, T> item) {
        return paging.page(
                list(wanted, paging),
                item,
                a -> wanted.name() == null ? List.of(a.code) : List.of(a.name, a.code),
                () -> {
                    var builder = session.getCriteriaBuilder();
                    var query = builder.createQuery(AreaCode.class);
                    var row = query.from(Area.class);
                    query.select(row.get("code"))
                            .where(conditions(wanted, builder, row).toArray(Predicate[]::new));
                    return session.createQuery(query)
                            .setMaxResults(Paging.counted())
                            .getResultList()
                            .size();
                });
    }

    private static List<Predicate> conditions(Wanted wanted, CriteriaBuilder builder, Root<Area> row) {
        var conditions = new ArrayList<Predicate>();
        if (wanted.tier() != null) conditions.add(builder.equal(row.get("tier"), wanted.tier()));
        if (wanted.parent() != null) conditions.add(builder.equal(row.get("parent"), wanted.parent()));
        if (wanted.kind() != null) conditions.add(builder.equal(row.get("gridKind"), wanted.kind()));
        if (wanted.within() != null)
            conditions.add(builder.between(
                    row.<AreaCode>get("code"), wanted.within(), wanted.within().last()));
        // Names are kept in the order of code points, so a beginning is a range.
        if (wanted.name() != null)
            conditions.add(builder.between(row.get("name"), wanted.name(), wanted.name() + LAST_CHARACTER));
        conditions.add(builder.lessThanOrEqualTo(row.get("validFrom"), wanted.at()));
        conditions.add(builder.or(
                builder.isNull(row.get("validUntil")),
                builder.greaterThanOrEqualTo(row.get("validUntil"), wanted.at())));
        return conditions;
    }
}
