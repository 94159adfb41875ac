package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Role;
import org.gridmediation.http.Problem;

/** What a party answered when it was asked for its consent, and who answered for it. */
@ApplicationScoped
class PartyAnswers {
    @Inject
    Caller caller;

    @Inject
    Standing standing;

    @Inject
    PartyRegister register;

    /** @return the answer as it is kept; the party carries what it says now */
    Answer take(Dispute dispute, Party party, ActionRequests.Consent form, Instant recorded, String pointer) {
        party.answer(form.agrees(), guardian(party, form.guardianName(), pointer), form.at(), pointer);
        var answer = new Answer();
        answer.belongsTo(dispute);
        answer.partyId = party.id;
        answer.agrees = form.agrees();
        answer.answeredAt = form.at();
        answer.method = form.method();
        answer.guardianName = party.guardianName;
        answer.toldOfOtherRoutes = !caller.is(Role.RESIDENT) && Boolean.TRUE.equals(form.toldOfOtherRoutes());
        answer.at = recorded;
        answer.byRole = caller.post().role();
        answer.byPost = caller.post().id();
        return answer;
    }

    /** Who answers for a child or ward through their own account, having applied for it, is its guardian, and nobody else answers through it. */
    private String guardian(Party party, String named, String pointer) {
        if (!caller.is(Role.RESIDENT)) return named;
        var own = party.guardianship == null || standing.isOwn(party)
                ? null
                : caller.post().name();
        if (own != null && register.isMinor(caller.residentId()))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianship", "GUARDIAN_IS_MINOR");
        if (named != null && !PartyIdentity.areNamedAlike(named, own))
            throw Problem.RULE_BROKEN.at(pointer + "/guardianName", "PARTY_OF_OTHERS");
        if (own != null) party.guardianResidentId = caller.residentId();
        return own;
    }
}
