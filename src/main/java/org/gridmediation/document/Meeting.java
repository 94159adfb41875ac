package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import org.gridmediation.party.Presence;
import org.gridmediation.session.NewSession.ParticipantKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** An occasion of mediation, and what was written down. */
public record Meeting(
        int number,
        SessionKind kind,
        Instant heldAt,
        Instant endedAt,
        String place,
        boolean open,
        String record,
        List<Attended> parties,
        List<Said> statements,
        List<Fact> facts,
        List<Guest> guests,
        SessionResult result,
        List<String> mediators,
        String recorder) {

    boolean isInspection() {
        return kind == SessionKind.SITE_INSPECTION;
    }

    /**
     * A party to the dispute of that day.
     *
     * @param presence null when it was not recorded how the party took part
     * @param representative who came for the party
     */
    public record Attended(
            Person party,
            Presence presence,
            String representative,
            boolean accompanied,
            String absence,
            boolean spoke) {

        boolean isAbsent() {
            return presence == Presence.ABSENT;
        }
    }

    public record Said(String name, String text) {}

    /**
     * What nobody disputes.
     *
     * @param signed who put which mark under it, and when
     */
    public record Fact(String text, List<String> signed) {}

    public record Guest(ParticipantKind kind, String name) {}
}
