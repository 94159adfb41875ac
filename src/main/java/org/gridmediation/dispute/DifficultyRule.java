package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import org.gridmediation.codes.Code;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.http.Days;

/** How difficult a dispute is by its people, money and sessions, by the thresholds of its district. */
@ApplicationScoped
class DifficultyRule {
    @Inject
    CodeTables codes;

    /** The grade that the thresholds call for, if it is higher than the recorded one: a suggestion, nothing is changed by it. */
    Difficulty suggested(Dispute dispute) {
        if (dispute.sessions == 0
                && dispute.peopleInvolved == null
                && dispute.amountClaimed == null
                && dispute.scale == null) return null;
        return codes.inForce(CodeTables.DIFFICULTIES, dispute.area, Days.of(dispute.reportedAt)).stream()
                .filter(grade -> isReached(grade, dispute))
                .map(grade -> Difficulty.valueOf(grade.code))
                .max(Comparator.comparing(grade -> grade.rank))
                .filter(grade -> grade.rank > dispute.difficulty.rank)
                .orElse(null);
    }

    /** Group events threaten petitions; that alone makes them complex, or major. */
    private static boolean isReached(Code grade, Dispute dispute) {
        return grade.peopleFrom != null && dispute.peopleInvolved != null && dispute.peopleInvolved >= grade.peopleFrom
                || grade.amountFrom != null
                        && dispute.amountClaimed != null
                        && dispute.amountClaimed >= grade.amountFrom
                || grade.sessionsFrom != null && dispute.sessions >= grade.sessionsFrom
                || dispute.scale == Scale.GROUP && grade.code.equals(Difficulty.COMPLEX.name())
                || dispute.scale == Scale.MAJOR_GROUP && grade.code.equals(Difficulty.MAJOR.name());
    }
}
