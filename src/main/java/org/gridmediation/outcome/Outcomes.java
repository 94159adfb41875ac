package org.gridmediation.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.records.AreaRecords;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Finds outcomes. */
@ApplicationScoped
public class Outcomes extends AreaRecords<Outcome> {
    private static final KeysetList<Outcome> LATEST =
            KeysetList.descending(Outcome.class, KeysetList.time("at", o -> o.at), KeysetList.id("id", o -> o.id));

    private static final Set<Action> SIGNING = EnumSet.of(Action.MARK, Action.SIGN, Action.SEAL);

    @Inject
    EntityManager entities;

    @Inject
    Disputes disputes;

    @Inject
    Obligations obligations;

    @Inject
    AgreementMarks agreementMarks;

    @Inject
    RouteNotices routeNotices;

    @Inject
    Confirmations confirmations;

    /** An outcome and its dispute, both locked; always the dispute first, as every other action does. */
    record Change(Dispute dispute, Outcome outcome) {}

    Outcomes() {
        super(Outcome.class);
    }

    @Override
    protected String path(Outcome outcome) {
        return "/v1/outcomes/" + outcome.id;
    }

    @Override
    protected int version(Outcome outcome) {
        return outcome.version;
    }

    /** For an action on the outcome that stands, or for those that sign on the one that is being signed. */
    Change change(UUID id, Action action) {
        var dispute = disputes.locked(new Conditions()
                .is("id", id)
                .inDistrict(caller.area())
                .query("select dispute.id from Outcome", UUID.class)
                .getResultStream()
                .findFirst()
                .orElseThrow(Problem.NOT_FOUND::exception));
        var outcome = seen(id);
        disputes.must(dispute, action);
        if (!id.equals(SIGNING.contains(action) ? dispute.draftId : dispute.outcomeId)) {
            var state = outcome.track == null ? outcome.kind : outcome.track;
            throw Problem.WRONG_STATE.exception(state).possible(state, disputes.allowed(dispute));
        }
        return new Change(dispute, outcome);
    }

    Outcome start(Dispute dispute, OutcomeKind kind, Instant at) {
        var outcome = new Outcome();
        outcome.belongsTo(dispute);
        outcome.kind = kind;
        outcome.level = dispute.level;
        outcome.committeeId = dispute.committeeId;
        outcome.mediatorId = dispute.mediatorId;
        outcome.at = at;
        outcome.byPost = caller.post().id();
        outcome.demo = dispute.demo;
        return outcome;
    }

    /** Its parts are read only where there are any. */
    OutcomeDetail detail(Outcome outcome) {
        entities.flush();
        return new OutcomeDetail(
                outcome,
                outcome.form == AgreementForm.WRITTEN ? agreementMarks.of(outcome) : List.of(),
                outcome.obligations == 0 ? List.of() : obligations.details(outcome),
                outcome.toldOfOtherRoutes ? routeNotices.of(outcome) : List.of(),
                outcome.confirmation == null ? null : confirmations.last(outcome),
                caller.is(Role.RESIDENT));
    }

    /** A part of the outcome makes a new version of it. */
    void touch(Outcome outcome) {
        entities.lock(outcome, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    public Paged<OutcomeSummary> list(OutcomeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        var area = filter.area == null ? caller.area() : filter.area;
        var conditions = new Conditions()
                .equal("track", filter.track)
                .equal("dispute.id", filter.dispute)
                .equal("kind", filter.kind)
                .equal("fulfilment", filter.fulfilment)
                .equal("level", filter.level)
                .equal("mediatorId", filter.mediator)
                .between("at", filter.from, filter.to);
        if (caller.is(Role.RESIDENT)) conditions.and("dispute.id in :own", "own", caller.ownDisputes());
        if (!caller.is(Role.RESIDENT) || filter.area != null) conditions.inArea(area);
        else conditions.inOneDistrict("", caller.area());
        if (!filter.all && filter.track == null && filter.dispute == null) conditions.and("standing");
        var forParty = caller.is(Role.RESIDENT);
        return LATEST.page(conditions, paging, o -> new OutcomeSummary(o, forParty));
    }
}
