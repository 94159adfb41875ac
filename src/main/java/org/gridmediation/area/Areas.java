package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
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
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.hibernate.Session;

/** Finds areas, and says whether one may take new records. */
@ApplicationScoped
public class Areas {
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    private static final String TAKING = """
            select code, valid_from <= :today and (valid_until is null or valid_until >= :today) as taking from area
            where code in (:codes) order by code for key share""";

    private static final KeysetList<Area> BY_CODE =
            KeysetList.ascending(Area.class, KeysetList.area("code", a -> a.code));
    private static final KeysetList<Area> BY_NAME = KeysetList.ascending(
            Area.class, KeysetList.text("name", a -> a.name), KeysetList.area("code", a -> a.code));

    @Inject
    Session entities;

    @Inject
    Precondition precondition;

    @Inject
    Journal journal;

    public Area get(AreaCode code) {
        journal.about(code);
        var area = Area.<Area>findById(code);
        if (area == null) throw Problem.NOT_FOUND.exception();
        return area;
    }

    Area getGrid(AreaCode code) {
        var area = get(code);
        if (area.tier != Tier.GRID) throw Problem.NOT_FOUND.exception();
        return area;
    }

    Area lock(Area area) {
        entities.refresh(area, LockModeType.PESSIMISTIC_WRITE);
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
        entities.createNativeQuery(TAKING, Tuple.class)
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

    <T> Paged<T> page(Wanted wanted, Paging paging, Function<Area, T> item) {
        var conditions = new Conditions()
                .equal("tier", wanted.tier())
                .equal("parent", wanted.parent())
                .equal("gridKind", wanted.kind())
                .within("code", wanted.within())
                .and("validFrom <= :at and (validUntil is null or validUntil >= :at)", "at", wanted.at());
        if (wanted.name() == null) return BY_CODE.page(conditions, paging, item);
        // Names are kept in the order of code points, so a beginning is a range.
        conditions
                .and("name between :name and :nameLast", "name", wanted.name())
                .value("nameLast", wanted.name() + LAST_CHARACTER);
        return BY_NAME.page(conditions, paging, item);
    }
}
