package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;

/**
 * How mediation ended.
 *
 * @param recordedAt when it was written down
 * @param at when it did; of an agreement that is being signed, when that was written down
 * @param signers the parties of that day
 * @param effectiveAt null while an agreement is being signed
 * @param dueOn until when all of it is to be performed, null when its obligations say it
 * @param applicants its parties on the day on which they applied to a court, until then as they are today
 * @param accompanied the parties whose guardian was there when it was agreed
 * @param mediators all who mediated then, the one whose record it is first
 * @param routesTold what the parties were told of other routes
 * @param variation it took the place of another agreement, for the reason that its note says
 * @param standing nothing took its place since, and mediation was not taken up again
 */
public record Conclusion(
        OutcomeKind kind,
        boolean onTheSpot,
        AgreementForm form,
        String content,
        Long amount,
        Instant recordedAt,
        Instant at,
        Instant agreedAt,
        Instant effectiveAt,
        LocalDate dueOn,
        List<Obligation> obligations,
        List<Signer> signers,
        List<Person> applicants,
        List<Person> accompanied,
        List<String> mediators,
        Instant mediatorSignedAt,
        Instant sealedAt,
        String reason,
        List<RoutesTold> routesTold,
        boolean variation,
        boolean standing,
        String note,
        Performance fulfilment,
        SettingAside setAside,
        Confirmation confirmation) {

    boolean agreed(AgreementForm wanted) {
        return kind == OutcomeKind.AGREED && form == wanted;
    }

    boolean isInForce() {
        return kind == OutcomeKind.AGREED && effectiveAt != null;
    }

    /** Mediation ended without an agreement, or with one that binds no more. */
    boolean isWithoutAgreement() {
        return kind != OutcomeKind.AGREED || setAside != null;
    }

    /** When it was agreed, or mediation ended without an agreement. */
    Instant day() {
        return agreedAt == null ? at : agreedAt;
    }

    List<Person> parties() {
        return signers.stream().map(Signer::party).toList();
    }

    /** @param parties who was told; those that are not, are not said to have been */
    public record RoutesTold(List<Person> parties, List<Route> routes, Instant at) {}

    /** @param at when the party put its mark on the agreement, null until it did */
    public record Signer(Person party, Instant at) {}

    /**
     * @param to null when it is owed to every other party
     * @param from when the agreement came into force, null until then
     */
    public record Obligation(
            int number,
            NewObligation.Kind kind,
            String by,
            String to,
            String what,
            Long amount,
            LocalDate dueOn,
            LocalDate from,
            LocalDate lastsUntil,
            List<NewObligation.Window> windows) {}

    /** @param pursued whether a court confirms it, or has still to say so */
    public record Confirmation(String court, LocalDate appliedOn, boolean pursued) {}
}
