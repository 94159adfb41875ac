package org.gridmediation.deadline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.Moment;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyIdentity;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.party.Guardians;

/** The mediation's time is the parties' to make longer, and nobody else's. */
@ApplicationScoped
class Extensions {
    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    @Inject
    Clocks clocks;

    @Inject
    Guardians guardians;

    @Inject
    PartyIdentity partyIdentity;

    void extend(Dispute dispute, NewExtension form) {
        mustBeOfEveryParty(form.consents(), dispute, disputes.parties(dispute));
        var extension = new Extension();
        extension.belongsTo(dispute);
        extension.number = list(dispute).size() + 1;
        extension.days = form.days();
        extension.reason = form.reason();
        extension.consents = form.consents();
        extension.at = Days.now();
        extension.byName = caller.post().name();
        extension.byPost = caller.post().id();
        extension.due = clocks.extend(dispute, form.days());
        if (extension.due != null && !extension.due.isAfter(extension.at))
            throw Problem.RULE_BROKEN.at("/days", "OVER_BEFORE_NOW");
        extension.persist();
        disputes.note(dispute, TimelineStep.EXTENDED, extension.id, extension.at);
    }

    private void mustBeOfEveryParty(
            List<NewExtension.ExtensionConsent> consents, Dispute dispute, List<Party> parties) {
        var missing = new HashMap<Integer, Party>();
        parties.forEach(p -> missing.put(p.number(), p));
        var dates = disputes.dates(dispute).with(Moment.ACCEPTED, dispute.acceptedAt);
        var named = new ArrayList<PartyIdentity.Speaker>();
        var faults = new Faults();
        for (int i = 0; i < consents.size(); i++) {
            var consent = consents.get(i);
            var party = missing.remove(consent.party());
            var known = parties.stream().anyMatch(p -> p.number() == consent.party());
            faults.addIf(party == null, "/consents/" + i + "/party", known ? "PARTY_TWICE" : "PARTY_UNKNOWN");
            dates.check(Moment.EXTENSION_CONSENT, consent.at(), "/consents/" + i + "/at", faults);
            if (party == null) continue;
            party.mustHaveGuardian(consent.guardianName(), consent.at(), "/consents/" + i);
            faults.addIf(
                    consent.guardianName() != null && !guardians.has(party, consent.at()),
                    "/consents/" + i + "/guardianName",
                    "NO_GUARDIAN");
            if (consent.guardianName() == null) continue;
            faults.addIf(
                    PartyIdentity.isMinor(consent.guardianName(), parties),
                    "/consents/" + i + "/guardianName",
                    "GUARDIAN_IS_MINOR");
            named.add(PartyIdentity.Speaker.guardian(party, consent.guardianName()));
            faults.addIf(
                    partyIdentity.actForBoth(parties, named),
                    "/consents/" + i + "/guardianName",
                    "ACTS_FOR_OTHER_SIDE");
        }
        faults.addIf(!missing.isEmpty(), "/consents", "CONSENT_OF_ALL_NEEDED");
        faults.raise();
    }

    List<ExtensionDetail> list(Dispute dispute) {
        return Extension.<Extension>stream("dispute = ?1 order by number", dispute.key())
                .map(ExtensionDetail::new)
                .toList();
    }
}
