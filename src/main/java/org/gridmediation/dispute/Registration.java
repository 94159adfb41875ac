package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.Areas;
import org.gridmediation.area.Tier;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;

/** Takes a dispute in: every report gets its receipt number at once (有呼必应). */
@ApplicationScoped
public class Registration {
    @Inject
    EntityManager session;

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

    public Dispute register(NewDispute form, Instant at) {
        caller.mustCover(form.area());
        areas.mustTakeRecords(form.area());
        if (form.area().tier().digits < Tier.SUBDISTRICT.digits)
            throw Problem.RULE_BROKEN.at("/area", "AREA_TOO_LARGE");
        var publicOrderType = types.mustBeValid(form.type(), form.publicOrderType(), Days.of(at));
        var dispute = new Dispute();
        dispute.id = TimeOrderedId.Generator.next();
        dispute.belongsTo(form.area());
        dispute.describe(form.described(), publicOrderType);
        dispute.source = form.source();
        dispute.status = Status.REPORTED;
        dispute.level = form.area().tier();
        dispute.reportedAt = at;
        dispute.receiptNumber = numbers.receipt(form.area(), at);
        if (caller.is(Role.RESIDENT)) dispute.applicant = caller.subject();
        var parts = new ArrayList<OfDispute>(tags.set(dispute, form.tags(), Days.of(at)));
        dispute.registered = new ArrayList<>();
        for (int i = 0; i < form.parties().size(); i++)
            dispute.registered.add(
                    parties.enter(dispute, form.parties().get(i), i + 1, "/parties/" + i, at, parts::add));
        disputes.take(dispute, parts);
        return dispute;
    }

    public void change(Dispute dispute, DisputeChange form) {
        var publicOrderType = types.mustBeValid(form.type(), form.publicOrderType(), Days.today());
        dispute.describe(form, publicOrderType);
        tags.change(dispute, form.tags(), Days.today());
        disputes.note(dispute, Step.CHANGED, null);
    }
}
