package org.gridmediation.area;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.gridmediation.access.Caller;
import org.gridmediation.http.Problem;

/** Changes of the tree: what a code says of its parent is checked, and nothing is ever deleted. */
@ApplicationScoped
class Redistricting {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    Area create(NewArea form) {
        var tier = form.code().tier();
        if (tier == Tier.GRID) throw Problem.RULE_BROKEN.at("/code", "AREA_IS_A_GRID");
        if (tier == Tier.PROVINCE) throw Problem.RULE_BROKEN.at("/code", "PROVINCES_ARE_LOADED");
        var parent = parent(form.code(), Tier.values()[tier.ordinal() - 1], form.validFrom(), "/code");
        return persist(form.code(), form.name(), parent, form.validFrom());
    }

    Area createGrid(NewGrid form) {
        if (form.community().tier() != Tier.COMMUNITY) throw Problem.RULE_BROKEN.at("/community", "AREA_NOT_A_COMMUNITY");
        var code = form.code() == null ? nextFree(form) : form.code();
        if (code.tier() != Tier.GRID || !form.community().contains(code)) throw Problem.RULE_BROKEN.at("/code", "AREA_OF_OTHER_PARENT");
        if (!form.kind().owns(code)) throw Problem.RULE_BROKEN.at("/code", "GRID_CODE_OF_OTHER_KIND");
        var grid = persist(code, form.name(), parent(code, Tier.COMMUNITY, form.validFrom(), "/community"), form.validFrom());
        grid.gridKind = form.kind();
        grid.households = form.households();
        grid.boundary = form.boundary();
        return grid;
    }

    private Area persist(AreaCode code, String name, Area parent, LocalDate validFrom) {
        if (session.find(Area.class, code) != null) throw Problem.DUPLICATE_CODE.exception();
        var area = new Area();
        area.code = code;
        area.name = name.strip();
        area.tier = code.tier();
        area.parent = parent.code;
        area.validFrom = validFrom;
        session.persist(area);
        return area;
    }

    private Area parent(AreaCode code, Tier tier, LocalDate day, String pointer) {
        var parent = session.find(Area.class, code.at(tier));
        if (parent == null) throw Problem.RULE_BROKEN.at(pointer, "AREA_UNKNOWN");
        caller.mustCover(parent.code);
        if (!parent.validOn(day)) throw Problem.AREA_RETIRED.exception(parent.code);
        return parent;
    }

    private AreaCode nextFree(NewGrid form) {
        return IntStream.rangeClosed(form.kind().first, form.kind().last)
                .mapToObj(n -> new AreaCode("%s%03d".formatted(form.community(), n)))
                .filter(code -> session.find(Area.class, code) == null)
                .findFirst()
                .orElseThrow(() -> Problem.RULE_BROKEN.at("/kind", "GRID_CODES_EXHAUSTED"));
    }

    void retire(Area area, Retirement form) {
        caller.mustCover(area.code);
        if (area.validUntil != null) throw Problem.AREA_RETIRED.exception(area.code);
        if (form.validUntil().isBefore(area.validFrom)) throw Problem.RULE_BROKEN.at("/validUntil", "BEFORE_ITS_START");
        if (form.successor() != null) {
            var successor = session.find(Area.class, form.successor());
            if (successor == null || successor.tier != area.tier || successor.code.equals(area.code) || successor.validUntil != null)
                throw Problem.RULE_BROKEN.at("/successor", "SUCCESSOR_UNFIT");
        }
        var children = session.createQuery("select count(*) from Area where parent = :code and (validUntil is null or validUntil > :end)", Long.class)
                .setParameter("code", area.code)
                .setParameter("end", form.validUntil())
                .getSingleResult();
        if (children > 0) throw Problem.AREA_IN_USE.exception();
        area.validUntil = form.validUntil();
        area.successor = form.successor();
    }
}
