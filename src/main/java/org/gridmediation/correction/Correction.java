package org.gridmediation.correction;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.DisputePart;

/** Somebody says that a record is wrong, and whoever keeps it answers. Of a dispute it is a part, and seen by whoever sees that. */
@Entity
class Correction extends DisputePart {
    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    @Enumerated(EnumType.STRING)
    RecordKind kind;

    /** Of an area there is none but its code. */
    UUID recordId;

    @Enumerated(EnumType.STRING)
    Origin origin;

    @Enumerated(EnumType.STRING)
    Flaw flaw;

    String text;
    String field;
    String proposed;
    byte[] proposedSealed;
    Instant at;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    AreaCode byArea;
    UUID byPost;
    UUID byClient;

    @Enumerated(EnumType.STRING)
    CorrectionState state;

    /** Where the organization works that holds the dispute. */
    AreaCode heldBy;

    AreaCode escalatedTo;
    Instant acknowledgedAt;
    String answer;
    Instant answeredAt;
    /** Absent when an administrator answered, who stands in no tier. */
    AreaCode answeredByArea;

    String decision;
    /** Until when whoever it waits for is to act: the first instant at which it is too late. */
    Instant dueAt;
    /** That this due time was let pass. */
    Instant missedAt;
    /** How many were. */
    int missed;

    int steps;

    @Version
    int version;

    @Column(insertable = false, updatable = false)
    AreaCode waitsFor;

    @Column(insertable = false, updatable = false)
    String waitsDistrict;

    @Column(insertable = false, updatable = false)
    String waitsSubdistrict;

    void flaggedBy(CallerPost post, Instant at) {
        this.at = at;
        byName = post.name();
        byRole = post.role();
        byArea = post.area();
        byPost = post.id();
        byClient = post.clientId();
    }

    String record() {
        return recordId == null ? area.value() : recordId.toString();
    }

    AreaCode keeper() {
        return heldBy == null ? area : heldBy;
    }

    /** Whom it waits for now; the columns say the same of the row. */
    AreaCode waiting() {
        if (!state.waits()) return null;
        return state == CorrectionState.ESCALATED ? escalatedTo : keeper();
    }

    boolean isKeptBy(CallerPost post) {
        return post.area().contains(keeper()) && !isFlaggedBy(post);
    }

    /** For whom what should stand in the record is meant: whoever keeps it, or, where these flagged it themselves, those above. */
    boolean isMeantFor(CallerPost post) {
        return isKeptBy(post) && (post.area().equals(keeper()) || byClient == null && keeper().equals(byArea));
    }

    /** Whether the flagger, who may escalate it once, still may when this post has answered. */
    boolean leavesEscalation(CallerPost post) {
        return post.role() == Role.ADMINISTRATOR || above() == null || above(post.area()) != null;
    }

    /** Whoever has that post now, or any of the client's. */
    boolean isFlaggedBy(CallerPost post) {
        return post.role() == byRole && post.area().equals(byArea) && Objects.equals(post.clientId(), byClient);
    }

    boolean isLate(Instant at) {
        return missed > 0 || isOverdue(at);
    }

    boolean isOverdue(Instant at) {
        return dueAt != null && !at.isBefore(dueAt);
    }

    /** It gets late without anybody's doing, and its answer is another one then. */
    int seen(Instant at) {
        return 2 * version + (isLate(at) ? 1 : 0);
    }

    /** While it waits for its first answer it is escalated only when that is late; it is acknowledged once each time it waits. */
    boolean takes(CorrectionAction act, Instant at) {
        return act.states.contains(state)
                && (act != CorrectionAction.ACKNOWLEDGE || acknowledgedAt == null)
                && (act != CorrectionAction.ESCALATE || state != CorrectionState.FLAGGED || isLate(at));
    }

    /** The tier above all who have had their say; null when there is none that decides, or it has decided. */
    AreaCode above() {
        return above(answeredByArea);
    }

    private AreaCode above(AreaCode answered) {
        if (escalatedTo != null || origin == Origin.RETURN) return null;
        var highest = higher(higher(keeper(), answered), byClient == null ? byArea : null);
        return switch (highest.tier()) {
            case PROVINCE, CITY, DISTRICT -> null;
            case SUBDISTRICT -> highest.at(Tier.DISTRICT);
            case COMMUNITY -> highest.at(Tier.SUBDISTRICT);
            case GRID -> highest.at(Tier.COMMUNITY);
        };
    }

    private static AreaCode higher(AreaCode one, AreaCode other) {
        return other != null && other.contains(one) ? other : one;
    }

    void becomes(CorrectionState next, Instant due) {
        state = next;
        dueAt = due;
        missedAt = null;
        if (next.waits()) acknowledgedAt = null;
    }

    CorrectionEvent note(CorrectionStep step, CallerPost by, String note, Instant at) {
        steps++;
        return new CorrectionEvent(this, step, by, note, at);
    }
}
