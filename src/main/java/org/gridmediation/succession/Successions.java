package org.gridmediation.succession;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Areas;
import org.gridmediation.area.NewGrid;
import org.gridmediation.area.Redistricting;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.statistics.AreaMoves;

/** Ends grids and lets all that lies in them follow, in one transaction. */
@ApplicationScoped
class Successions {
    private static final String USED = """
            select count(*) from Organization where area in :ending and endedOn is null
            union all select count(*) from Mediator where area in :ending and state <> ENDED""";

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Redistricting redistricting;

    @Inject
    SuccessionPlanner successionPlanner;

    @Inject
    RecordMoves recordMoves;

    @Inject
    Disputes disputes;

    @Inject
    AreaMoves numbers;

    @Inject
    Journal journal;

    SuccessionPlan preview(AreaCode code, NewSuccession form) {
        var ending = named(code, form);
        check(
                code,
                form,
                ending,
                ending.stream().map(c -> Area.<Area>findById(c)).toList());
        return successionPlanner.of(form, ending).plan();
    }

    SuccessionDetail succeed(AreaCode code, NewSuccession form) {
        var ending = named(code, form);
        // Who changes a resident locks the resident first, and asks for the area then.
        recordMoves.hold(ending);
        var ended = redistricting.close(ending);
        areas.change(areas.get(code));
        check(code, form, ending, ended);
        var moves = successionPlanner.of(form, ending);
        // Whose post goes on in a larger grid sees more people by it.
        if (moves.posts().keySet().stream().anyMatch(post -> Objects.equals(post.staffId, caller.staffId())))
            throw Problem.SECOND_PERSON_NEEDED.exception();
        form.successors().stream()
                .filter(s -> Area.<Area>findById(s.code()) == null)
                .forEach(s -> redistricting.createGrid(new NewGrid(
                        s.code().at(Tier.COMMUNITY),
                        s.code(),
                        s.name(),
                        s.kind(),
                        s.households(),
                        s.boundary(),
                        Days.today())));
        entities.flush();
        var succession = new Succession(moves.plan(), form.reason(), caller.post());
        succession.persist();
        entities.flush();
        recordMoves.note(succession, ending, moves);
        recordMoves.residents(moves);
        follow(moves);
        recordMoves.posts(moves);
        ended.forEach(area -> redistricting.succeed(area, form.defaultSuccessor()));
        entities.flush();
        // Not the last of the new grids.
        journal.about(code);
        journal.purpose(succession.reason);
        return new SuccessionDetail(succession);
    }

    /** Each dispute is told in its timeline; its tasks, and whatever else follows its steps, go with it. */
    private void follow(SuccessionPlanner.Moves moves) {
        var district = moves.plan().ending().get(0).district();
        var found = moves.disputes().isEmpty() ? List.<Dispute>of() : lock(moves.disputes(), district);
        var before = found.stream().collect(Collectors.toMap(dispute -> dispute.id, dispute -> dispute.area));
        found.forEach(dispute -> dispute.follow(moves.disputes().get(dispute.id)));
        entities.flush();
        recordMoves.parts(moves, before, district);
        if (found.isEmpty()) return;
        numbers.follow(district, moves.disputes().keySet());
        found.forEach(dispute -> disputes.note(dispute, TimelineStep.AREA_SUCCEEDED, null));
    }

    private List<Dispute> lock(Map<UUID, AreaCode> wanted, String district) {
        return Dispute.<Dispute>find("id in ?1 and district = ?2 order by id", wanted.keySet(), district)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    private List<AreaCode> named(AreaCode code, NewSuccession form) {
        var ending = form.ending(code);
        ending.forEach(caller::mustCover);
        form.successors().forEach(s -> caller.mustCover(s.code()));
        areas.get(code);
        return ending;
    }

    private void check(AreaCode code, NewSuccession form, List<AreaCode> ending, List<Area> ended) {
        var faults = new Faults();
        for (int i = 0; i < ending.size(); i++) {
            var area = ended.get(i);
            var at = form.endingAt(ending.get(i));
            faults.addIf(area == null, at, "AREA_UNKNOWN");
            if (area == null) continue;
            faults.addIf(area.tier != Tier.GRID, at, "AREA_NOT_A_GRID");
            faults.addIf(!ending.get(i).at(Tier.COMMUNITY).equals(code.at(Tier.COMMUNITY)), at, "AREA_OF_OTHER_PARENT");
            if (area.validUntil != null) throw Problem.AREA_RETIRED.exception(area.code);
            faults.addIf(!area.validFrom.isBefore(Days.today()), at, "AREA_BEGAN_TODAY");
        }
        var codes = new HashSet<AreaCode>();
        for (int i = 0; i < form.successors().size(); i++)
            check(form.successors().get(i), "/successors/" + i, code.at(Tier.COMMUNITY), ending, codes, faults);
        faults.addIf(!codes.contains(form.defaultSuccessor()), "/defaultSuccessor", "SUCCESSOR_UNKNOWN");
        faults.raise();
        var used = entities.createQuery(USED, Long.class)
                .setParameter("ending", ending)
                .getResultStream()
                .mapToLong(n -> n)
                .sum();
        if (used > 0) throw Problem.AREA_IN_USE.exception();
    }

    private void check(
            NewSuccession.Successor successor,
            String at,
            AreaCode community,
            List<AreaCode> ending,
            HashSet<AreaCode> codes,
            Faults faults) {
        var code = successor.code();
        faults.addIf(!codes.add(code), at + "/code", "NAMED_TWICE");
        faults.addIf(ending.contains(code), at + "/code", "SUCCESSOR_ENDS");
        faults.addIf(code.tier() != Tier.GRID || !community.contains(code), at + "/code", "AREA_OF_OTHER_PARENT");
        var known = Area.<Area>findById(code);
        if (known == null) {
            faults.addIf(successor.name() == null, at + "/name", "NOT_NULL");
            faults.addIf(successor.kind() == null, at + "/kind", "NOT_NULL");
            faults.addIf(
                    successor.kind() != null
                            && code.tier() == Tier.GRID
                            && !successor.kind().owns(code),
                    at + "/code",
                    "GRID_CODE_OF_OTHER_KIND");
        } else faults.addIf(known.validUntil != null || !known.validOn(Days.today()), at + "/code", "SUCCESSOR_UNFIT");
    }
}
