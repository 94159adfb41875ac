package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/** Changes of the tree: what a code says of its parent is checked, a child lives within its parent's time, and nothing is ever deleted. */
@ApplicationScoped
public class Redistricting {
    private static final String EARLIER_CHILD = "select code from Area where parent = :code and validFrom < :day";
    private static final String LASTING_CHILD =
            "select code from Area where parent = :code and (validUntil is null or validUntil > :day)";

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Journal journal;

    Area create(NewArea form) {
        var tier = form.code().tier();
        if (tier == Tier.GRID) throw Problem.RULE_BROKEN.at("/code", "AREA_IS_A_GRID");
        if (tier == Tier.PROVINCE) throw Problem.RULE_BROKEN.at("/code", "PROVINCES_ARE_LOADED");
        var parent = parent(form.code().above().orElseThrow(), form.validFrom(), "/code");
        var area = area(form.code(), form.name(), parent, form.validFrom());
        area.persist();
        return area;
    }

    public Area createGrid(NewGrid form) {
        if (form.community().tier() != Tier.COMMUNITY)
            throw Problem.RULE_BROKEN.at("/community", "AREA_NOT_A_COMMUNITY");
        var community = parent(form.community(), form.validFrom(), "/community");
        var code = form.code() == null ? nextFree(form) : form.code();
        if (code.tier() != Tier.GRID || !form.community().contains(code))
            throw Problem.RULE_BROKEN.at("/code", "AREA_OF_OTHER_PARENT");
        if (!form.kind().owns(code)) throw Problem.RULE_BROKEN.at("/code", "GRID_CODE_OF_OTHER_KIND");
        var grid = area(code, form.name(), community, form.validFrom());
        grid.gridKind = form.kind();
        grid.outline(form.households(), form.boundary());
        grid.persist();
        return grid;
    }

    private Area area(AreaCode code, String name, Area parent, LocalDate validFrom) {
        journal.about(code);
        Problem.DUPLICATE_CODE.unlessFree(Stream.ofNullable(Area.<Area>findById(code))
                .map(taken -> (taken.tier == Tier.GRID ? "/v1/grids/" : "/v1/areas/") + code));
        var area = new Area();
        area.code = code;
        area.name = name.strip();
        area.tier = code.tier();
        area.parent = parent.code;
        area.validFrom = validFrom;
        return area;
    }

    // Locked: two new grids do not get the same next code, and no child comes while its parent retires.
    private Area parent(AreaCode code, LocalDate from, String pointer) {
        caller.mustCover(code);
        var parent = Area.<Area>findById(code, LockModeType.PESSIMISTIC_WRITE);
        if (parent == null) throw Problem.RULE_BROKEN.at(pointer, "AREA_UNKNOWN");
        if (parent.validUntil != null) throw Problem.AREA_RETIRED.exception(parent.code);
        if (from.isBefore(parent.validFrom)) throw Problem.RULE_BROKEN.at("/validFrom", "BEFORE_ITS_PARENT");
        return parent;
    }

    /** A code that was ever used is not used again. */
    private AreaCode nextFree(NewGrid form) {
        var taken = new HashSet<>(Area.<Area>find("select code from Area where parent = ?1", form.community())
                .project(AreaCode.class)
                .list());
        return IntStream.rangeClosed(form.kind().first, form.kind().last)
                .mapToObj(n -> new AreaCode("%s%03d".formatted(form.community(), n)))
                .filter(code -> !taken.contains(code))
                .findFirst()
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/kind", "GRID_CODES_EXHAUSTED"));
    }

    void change(Area area, AreaChange form) {
        if (area.validUntil != null && form.validFrom().isAfter(area.validUntil))
            throw Problem.RULE_BROKEN.at("/validFrom", "AFTER_ITS_END");
        if (area.parent != null && form.validFrom().isBefore(Area.<Area>findById(area.parent).validFrom))
            throw Problem.RULE_BROKEN.at("/validFrom", "BEFORE_ITS_PARENT");
        if (form.validFrom().isAfter(area.validFrom) && any(EARLIER_CHILD, area, form.validFrom()))
            throw Problem.RULE_BROKEN.at("/validFrom", "AFTER_ITS_CHILDREN");
        area.name = form.name().strip();
        area.validFrom = form.validFrom();
    }

    void retire(Area area, Retirement form) {
        if (area.validUntil != null) throw Problem.AREA_RETIRED.exception(area.code);
        if (form.validUntil().isBefore(area.validFrom)) throw Problem.RULE_BROKEN.at("/validUntil", "BEFORE_ITS_START");
        if (form.successor() != null
                && !fits(form.successor(), area, form.validUntil().plusDays(1)))
            throw Problem.RULE_BROKEN.at("/successor", "SUCCESSOR_UNFIT");
        if (any(LASTING_CHILD, area, form.validUntil())) throw Problem.AREA_IN_USE.exception();
        area.validUntil = form.validUntil();
        area.successor = form.successor();
    }

    /** Ends it yesterday; who still writes into it is waited for, and who comes after finds that it has ended. */
    public void succeed(Area area, AreaCode successor) {
        area.validUntil = Days.today().minusDays(1);
        area.successor = successor;
    }

    /** Until the end of the transaction nobody begins to write into them. */
    public List<Area> close(Collection<AreaCode> grids) {
        entities.createNativeQuery("select 1 from area where code in (:grids) order by code for update", Integer.class)
                .setParameter("grids", grids.stream().map(AreaCode::value).toList())
                .getResultList();
        return grids.stream()
                .map(code -> {
                    var area = Area.<Area>findById(code);
                    if (area != null) entities.refresh(area);
                    return area;
                })
                .toList();
    }

    private boolean fits(AreaCode code, Area retiring, LocalDate from) {
        var successor = Area.<Area>findById(code);
        return successor != null
                && successor.tier == retiring.tier
                && !successor.code.equals(retiring.code)
                && successor.validUntil == null
                && successor.validOn(from);
    }

    private boolean any(String children, Area area, LocalDate day) {
        return !entities.createQuery(children, AreaCode.class)
                .setParameter("code", area.code)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
