package org.gridmediation.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.Chronology;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.RightsNotice;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** What the parties are told; of their rights and duties each is told before it is mediated (人民调解法 art. 23, 24). */
@ApplicationScoped
public class Notices {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    void give(Dispute dispute, Party party, NewNotice form) {
        var notice = new Notice();
        notice.belongsTo(dispute);
        notice.partyId = party.id;
        notice.kind = form.kind();
        notice.version = form.version();
        notice.givenAt = form.at();
        notice.method = form.method();
        notice.acknowledged = form.acknowledged();
        notice.at = Days.now();
        notice.byPost = caller.post().id();
        notice.persist();
        disputes.noteDone(dispute, TimelineStep.NOTICE_GIVEN, party.id, notice.givenAt);
    }

    /**
     * Sees to it that every party that takes part has been told of its rights, by now or by what the same request says.
     *
     * @param form null when the request says nothing of it
     * @param begun when the session or the agreement began
     * @param absent the ids of the parties that do not take part, and are told before they do
     * @return the dates of the dispute, with when the last of those that take part was told
     */
    public Chronology rightsTold(
            Dispute dispute, RightsNotice form, Instant begun, Set<UUID> absent, String pointer, Faults faults) {
        var parties = disputes.parties(dispute);
        var dates = disputes.dates(dispute).with(parties);
        var told = told(dispute);
        var place = pointer + "/rightsNotice";
        var untold = parties.stream().filter(p -> !told.containsKey(p.id)).toList();
        faults.addIf(form == null && untold.stream().anyMatch(p -> !absent.contains(p.id)), place, "RIGHTS_NOT_TOLD");
        if (form != null && !untold.isEmpty()) dates.check(Moment.RIGHTS_NOTICE, form.at(), place + "/at", faults);
        for (var party : form == null ? List.<Party>of() : untold) {
            var at = form.at() == null ? begun : form.at();
            // What was said to those who came, nobody else heard.
            if (absent.contains(party.id) && form.method() == Channel.IN_PERSON && !at.isBefore(begun)) continue;
            give(
                    dispute,
                    party,
                    new NewNotice(
                            NoticeKind.RIGHTS_AND_DUTIES, form.version(), at, form.method(), form.acknowledged()));
            told.put(party.id, at);
        }
        told.forEach((party, at) -> {
            if (!absent.contains(party)) dates.with(Moment.RIGHTS_NOTICE, at);
        });
        return dates;
    }

    /** When each party that has been was first told of its rights, as who it is. */
    private HashMap<UUID, Instant> told(Dispute dispute) {
        var told = new HashMap<UUID, Instant>();
        Notice.<Notice>stream("""
                        select n from Notice n join Party p on p.id = n.partyId and p.dispute = n.dispute
                        where n.dispute = ?1 and n.kind = ?2 and (p.identifiedAt is null or n.at > p.identifiedAt)""", dispute.key(), NoticeKind.RIGHTS_AND_DUTIES)
                .forEach(n -> told.merge(n.partyId, n.givenAt, (a, b) -> a.isBefore(b) ? a : b));
        return told;
    }
}
