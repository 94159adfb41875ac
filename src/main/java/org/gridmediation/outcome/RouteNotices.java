package org.gridmediation.outcome;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.party.Withdrawal;

/** The parties are told which other routes are open to them (人民调解法 art. 26). */
@ApplicationScoped
class RouteNotices {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    RouteNoticeDetail tell(Dispute dispute, NewRouteNotice form) {
        var outcome = dispute.outcomeId == null ? null : dispute.beside(Outcome.class, dispute.outcomeId);
        if (outcome != null) outcome.toldOfOtherRoutes = true;
        var notice = store(dispute, outcome, form, "");
        disputes.note(dispute, TimelineStep.ROUTES_TOLD, notice.id);
        return new RouteNoticeDetail(notice);
    }

    /** With the end itself: every party must have been told. Without a form they were told of everything just now. */
    void tellAll(Dispute dispute, Outcome outcome, NewRouteNotice form, String pointer) {
        var parties = disputes.numbers(dispute);
        if (form != null && form.parties() != null && !new HashSet<>(form.parties()).containsAll(parties))
            throw Problem.RULE_BROKEN.at(pointer + "/parties", "ALL_PARTIES_TOLD");
        store(dispute, outcome, form == null ? everything() : form, pointer);
    }

    /**
     * A refusal or a withdrawal ends the mediation without an outcome; that officials have told is seen to before: of a refusal all parties, of
     * a withdrawal the applicant who withdraws. Who ends it through their own account may not have been told yet.
     */
    void refused(@Observes @Priority(DisputeEvent.ROUTES) DisputeEvent event) {
        if (event.step() == TimelineStep.REFUSED && !caller.is(Role.RESIDENT))
            store(event.dispute(), null, everything(), "");
        if (event.step() != TimelineStep.WITHDRAWN) return;
        var withdrawal = event.dispute().beside(Withdrawal.class, event.about());
        if (withdrawal.toldOfOtherRoutes)
            store(event.dispute(), null, everything(applicant(event.dispute(), withdrawal)), "");
    }

    private List<Integer> applicant(Dispute dispute, Withdrawal withdrawal) {
        return disputes.parties(dispute).stream()
                .filter(p -> p.id.equals(withdrawal.partyId))
                .map(Party::number)
                .toList();
    }

    /** @param parties all of them when null */
    private static NewRouteNotice everything(List<Integer> parties) {
        return new NewRouteNotice(EnumSet.allOf(Route.class), parties, Days.now());
    }

    private static NewRouteNotice everything() {
        return everything(null);
    }

    private RouteNotice store(Dispute dispute, Outcome outcome, NewRouteNotice form, String pointer) {
        var parties = disputes.numbers(dispute);
        Party.mustBeOnce(form.parties(), pointer + "/parties");
        if (form.parties() != null && !parties.containsAll(form.parties()))
            throw Problem.RULE_BROKEN.at(pointer + "/parties", "PARTY_UNKNOWN");
        disputes.dates(dispute)
                .with(Moment.SETTING_ASIDE, outcome == null || outcome.setAside == null ? null : outcome.setAside.on())
                .must(Moment.ROUTE_NOTICE, form.at(), pointer + "/at");
        var notice = new RouteNotice();
        notice.belongsTo(dispute);
        notice.outcomeId = outcome == null ? null : outcome.id;
        notice.routes = form.routes().stream().sorted().map(Route::name).toList();
        notice.told = List.copyOf(form.parties() == null ? parties : form.parties());
        notice.toldAt = form.at();
        notice.at = Days.now();
        notice.byName = caller.post().name();
        notice.byPost = caller.post().id();
        notice.persist();
        return notice;
    }

    List<RouteNoticeDetail> of(Outcome outcome) {
        return of(outcome.dispute).stream()
                .filter(n -> outcome.id.equals(n.outcomeId()))
                .toList();
    }

    List<RouteNoticeDetail> of(DisputeKey dispute) {
        return RouteNotice.<RouteNotice>stream("dispute = ?1 order by at, id", dispute)
                .map(RouteNoticeDetail::new)
                .toList();
    }
}
