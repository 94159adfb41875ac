package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.Calendars;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Lists disputes: each of its orders is that of an index, at any tier and on any page. */
@ApplicationScoped
public class DisputeList {
    private static final KeysetList<Dispute> LATEST = KeysetList.descending(
                    Dispute.class, KeysetList.time("d.reportedAt", d -> d.reportedAt), KeysetList.id("d.id", d -> d.id))
            .through("d", "Dispute d");

    private static final KeysetList<Dispute> NEAREST_DUE = KeysetList.ascending(
                    Dispute.class, KeysetList.time("d.dueAt", d -> d.dueAt), KeysetList.id("d.id", d -> d.id))
            .through("d", "Dispute d");

    /** The entries under a tag have indexes of their own, which give the order. */
    private static final String TAGGED = "DisputeTag t join Dispute d on d.key = t.dispute";

    private static final KeysetList<Dispute> LATEST_TAGGED = KeysetList.descending(
                    Dispute.class,
                    KeysetList.time("t.reportedAt", d -> d.reportedAt),
                    KeysetList.id("t.dispute.id", d -> d.id))
            .through("d", TAGGED);

    private static final KeysetList<Dispute> NEAREST_DUE_TAGGED = NEAREST_DUE.through("d", TAGGED);

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Calendars calendars;

    public Paged<DisputeSummary> page(DisputeFilter filter, Paging paging) {
        if (filter.area != null) caller.mustCover(filter.area);
        caller.must("listDisputes", post -> filter.isShownTo(post.role()), Problem.OPERATION_NOT_PERMITTED);
        var nearestDue = filter.due != null && filter.due.isNearestFirst();
        var listing = filter.tag == null
                ? nearestDue ? NEAREST_DUE : LATEST
                : nearestDue ? NEAREST_DUE_TAGGED : LATEST_TAGGED;
        return listing.page(conditions(filter), paging, disputes::summary);
    }

    private Conditions conditions(DisputeFilter filter) {
        var area = filter.area == null ? caller.area() : filter.area;
        // What an organization holds may have come from beside its area; the two walls keep it to what the caller sees.
        var conditions = new Conditions().equal("d.holderId", filter.holder);
        if ((filter.holder == null && !caller.is(Role.RESIDENT)) || filter.area != null) conditions.inArea("d.", area);
        else conditions.inOneDistrict("d.", caller.area());
        if (filter.tag != null) conditions.equal("t.tag", filter.tag).inArea("t.", area);
        // A resident's disputes may lie beside their own grid, and none of it is seen for lying inside.
        if (caller.is(Role.RESIDENT)) conditions.and("d.id in :own", "own", caller.ownDisputes());
        conditions
                .equal("d.status", filter.status)
                .equal("d.escalation", filter.escalation)
                .and("d.type = :type or d.publicOrderType = :type", "type", filter.type)
                .equal("d.source", filter.source)
                .equal("d.level", filter.level)
                .equal("d.mediatorId", filter.mediator)
                .between("d.reportedAt", filter.from, filter.to)
                .and(
                        "d.key in (select p.dispute from Party p where p.residentId = :party and p.removedAt is null)",
                        "party",
                        filter.party);
        if (filter.counted) conditions.and("d.countedWith is null");
        if (filter.due != null) {
            // Communities and grids read the index of their subdistrict: what is due there is little.
            if (filter.holder == null && area.tier().digits > Tier.SUBDISTRICT.digits)
                conditions.and(
                        "d.subdistrict = :around",
                        "around",
                        area.at(Tier.SUBDISTRICT).value());
            due(filter.due, conditions);
        }
        if (filter.text != null)
            conditions.and(
                    "lower(d.title) like :text escape '\\' or lower(d.description) like :text escape '\\'",
                    "text",
                    "%" + filter.text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        return conditions;
    }

    private void due(DeadlineStanding due, Conditions conditions) {
        var now = Days.now();
        switch (due) {
            case MISSED -> conditions.and("d.missed > 0");
            case OVERDUE -> conditions.and("d.dueAt <= :now", "now", now);
            case SOON ->
                conditions
                        .and("d.dueAt > :now", "now", now)
                        .and(
                                "d.dueAt <= :soon",
                                "soon",
                                Days.start(calendars
                                        .current()
                                        .workdayAfter(Days.of(now))
                                        .plusDays(1)));
        }
    }
}
