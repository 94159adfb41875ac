package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.policy.Policies;
import org.gridmediation.policy.PolicyKey;

/** Takes a dispute in: every report gets its receipt number at once (有呼必应). */
@ApplicationScoped
public class DisputeRegistration {
    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    DisputeTypes types;

    @Inject
    Tags tags;

    @Inject
    Numbers numbers;

    @Inject
    Parties parties;

    @Inject
    Disputes disputes;

    @Inject
    Policies policies;

    @Inject
    Scope scope;

    @Inject
    Journal journal;

    @Inject
    SettlementOnTheSpot onTheSpot;

    @Inject
    CaseWordings caseWordings;

    /** With a settlement it is also accepted and settled. */
    Dispute take(NewDispute form) {
        var settlement = form.settlement();
        var now = now(settlement);
        var received = received(settlement, now);
        var dispute = register(form, isJustAgreed(settlement) ? settlement.agreedAt(now) : received, received);
        journal.about(dispute.id);
        if (settlement != null) {
            disputes.must(dispute, Action.SETTLE);
            onTheSpot.settle(dispute, settlement, now, "/settlement");
        }
        return dispute;
    }

    private static boolean isJustAgreed(Settlement settlement) {
        var now = Days.now();
        return settlement != null && settlement.agreedAt(now).isAfter(now.minusSeconds(60));
    }

    /**
     * What was agreed just now is reported, accepted and settled at one instant: nobody was kept waiting. A month that is over was told already, and
     * nothing is received in it any more.
     */
    private static Instant now(Settlement settlement) {
        var now = Days.now();
        var agreed = settlement == null ? now : settlement.agreedAt(now);
        return isJustAgreed(settlement) && YearMonth.from(Days.of(agreed)).equals(YearMonth.from(Days.of(now)))
                ? agreed
                : now;
    }

    /** What was settled on the spot and is written down later that day was reported by then. */
    private static Instant received(Settlement settlement, Instant now) {
        return settlement != null && Days.of(settlement.agreedAt(now)).equals(Days.of(now))
                ? settlement.agreedAt(now)
                : now;
    }

    /** @param at when it is reported, and received */
    public Dispute register(NewDispute given, Instant at) {
        return register(given, at, at);
    }

    /**
     * @param reported when that was, unless the form says it
     * @param at when it is received
     */
    private Dispute register(NewDispute given, Instant reported, Instant at) {
        caller.mustCover(given.area());
        var form = caller.is(Role.RESIDENT) ? application(given) : report(given, at);
        var reportedAt = form.reportedAt() == null ? reported : form.reportedAt();
        areas.mustTakeRecords(form.area());
        if (form.area().tier().digits < Tier.SUBDISTRICT.digits)
            throw Problem.RULE_BROKEN.at("/area", "AREA_TOO_LARGE");
        var publicOrderType = types.mustBeValid(form.type(), form.publicOrderType(), Days.of(reportedAt));
        var dispute = new Dispute();
        dispute.id = TimeOrderedId.Generator.next();
        dispute.belongsTo(form.area());
        dispute.describe(form.described(), publicOrderType);
        dispute.source = form.source();
        dispute.status = Status.REPORTED;
        dispute.level = form.area().tier();
        dispute.reportedAt = reportedAt;
        dispute.receivedAt = Days.notBefore(reportedAt, at);
        dispute.receiptNumber = numbers.receipt(form.area(), at);
        if (caller.is(Role.RESIDENT)) {
            dispute.applicant = caller.subject();
            scope.owns(dispute.id);
        }
        var parts = new ArrayList<DisputePart>(tags.set(dispute, form.tags(), Days.of(reportedAt)));
        dispute.registered = new ArrayList<>();
        for (int i = 0; i < form.parties().size(); i++)
            dispute.registered.add(
                    parties.enter(dispute, form.parties().get(i), i + 1, "/parties/" + i, reportedAt, at, parts::add));
        disputes.take(dispute, parts);
        return dispute;
    }

    /** Taken down by an official, perhaps offline and hours before it could be sent. */
    private NewDispute report(NewDispute form, Instant at) {
        var faults = new Faults();
        faults.addIf(form.source() == null, "/source", "NOT_NULL");
        faults.addIf(form.urgency() == null, "/urgency", "NOT_NULL");
        faults.addIf(form.difficulty() == null, "/difficulty", "NOT_NULL");
        faults.raise(Problem.INVALID_BODY);
        for (int i = 0; i < form.parties().size(); i++)
            faults.addIf(
                    form.parties().get(i).guardianship() != null,
                    "/parties/" + i + "/guardianship",
                    "ONLY_FOR_RESIDENTS");
        if (form.reportedAt() != null && form.settlement() != null)
            new Chronology()
                    .with(Moment.REPORTED, form.reportedAt())
                    .check(Moment.AGREEMENT, form.settlement().agreedAt(), "/settlement/agreedAt", faults);
        if (form.reportedAt() != null) {
            var hours = policies.number(PolicyKey.LATE_REPORT_HOURS, form.area().district(), Days.of(at));
            faults.addIf(
                    form.reportedAt().isBefore(at.minus(Duration.ofHours(hours))), "/reportedAt", "REPORTED_TOO_LATE");
        }
        faults.raise();
        return form;
    }

    /** A resident applies for themselves, or for their child or ward, and sorts nothing. */
    private NewDispute application(NewDispute form) {
        var faults = new Faults();
        faults.addIf(form.source() != null && form.source() != Source.ONLINE, "/source", "NOT_FROM_RESIDENTS");
        faults.addIf(form.reportedAt() != null, "/reportedAt", "NOT_FROM_RESIDENTS");
        faults.addIf(form.urgency() != null && form.urgency() != Urgency.NORMAL, "/urgency", "NOT_FROM_RESIDENTS");
        faults.addIf(
                form.difficulty() != null && form.difficulty() != Difficulty.SIMPLE,
                "/difficulty",
                "NOT_FROM_RESIDENTS");
        faults.addIf(form.publicOrderType() != null, "/publicOrderType", "NOT_FROM_RESIDENTS");
        faults.addIf(form.tags() != null && !form.tags().isEmpty(), "/tags", "NOT_FROM_RESIDENTS");
        faults.addIf(form.scale() != null, "/scale", "NOT_FROM_RESIDENTS");
        faults.addIf(form.eventLevel() != null, "/eventLevel", "NOT_FROM_RESIDENTS");
        faults.addIf(form.settlement() != null, "/settlement", "NOT_FROM_RESIDENTS");
        var own = caller.residentId();
        for (int i = 0; i < form.parties().size(); i++) {
            var party = form.parties().get(i);
            var pointer = "/parties/" + i;
            if (party.role() != PartyRole.APPLICANT) {
                faults.addIf(party.guardianship() != null, pointer + "/guardianship", "WARD_NOT_APPLICANT");
                faults.addIf(
                        party.role() == PartyRole.RESPONDENT
                                && own != null
                                && own.equals(party.residentId())
                                && form.parties().stream().anyMatch(p -> p.guardianship() != null),
                        pointer + "/residentId",
                        "ACTS_FOR_OTHER_SIDE");
            } else if (party.guardianship() == null)
                faults.addIf(
                        own == null || !own.equals(party.residentId()), pointer + "/residentId", "APPLICANT_OF_OTHERS");
            else
                faults.addIf(
                        party.kind() == PartyKind.ORGANIZATION || own != null && own.equals(party.residentId()),
                        pointer + "/guardianship",
                        "NOT_A_WARD");
        }
        faults.addIf(
                form.parties().stream().noneMatch(p -> p.role() == PartyRole.APPLICANT),
                "/parties",
                "APPLICANT_MISSING");
        faults.raise();
        return form.applied();
    }

    public void change(Dispute dispute, DisputeChange form) {
        var publicOrderType = types.mustBeValid(form.type(), form.publicOrderType(), Days.today());
        caseWordings.change(dispute, () -> dispute.describe(form, publicOrderType));
        tags.change(dispute, form.tags(), Days.today());
        disputes.note(dispute, TimelineStep.CHANGED, null);
    }
}
