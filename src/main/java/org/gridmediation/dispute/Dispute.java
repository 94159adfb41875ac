package org.gridmediation.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.InArea;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Problem;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/** One record from first clue to archive. */
@Entity
@FilterDef(
        name = Dispute.OWN_ONLY,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = "applicant", type = String.class, resolver = Applicant.class),
        defaultCondition = "(:applicant = '' or applicant = :applicant)")
@Filter(name = Dispute.OWN_ONLY)
public class Dispute extends InArea {
    /** A resident sees the disputes that they applied for, nobody else's. */
    static final String OWN_ONLY = "own_only";

    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    String applicant;
    public String receiptNumber;
    public String caseNumber;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Enumerated(EnumType.STRING)
    public Tier level;

    String title;
    String description;
    String place;
    String type;
    String publicOrderType;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    Urgency urgency;

    @Enumerated(EnumType.STRING)
    Difficulty difficulty;

    public Instant reportedAt;
    public UUID committeeId;
    public UUID mediatorId;
    public UUID outcomeId;
    public Instant acceptedAt;
    public Instant endedAt;
    Instant archivedAt;
    public int steps;
    public boolean demo;

    @Version
    public int version;

    /** Ends the request unless the dispute is in one of these states. */
    public void mustBe(Status... allowed) {
        if (!Set.of(allowed).contains(status)) throw Problem.WRONG_STATE.exception(status);
    }

    /** Numbers what happened; the count also makes every step a new version of the dispute. */
    public TimelineEntry note(Step step, CallerPost by, UUID about, Instant at) {
        steps++;
        return new TimelineEntry(this, step, by, about, at);
    }

    public void end(Status how, Instant at) {
        status = how;
        endedAt = at;
    }

    public void archive(Instant at) {
        status = Status.ARCHIVED;
        archivedAt = at;
    }

    void describe(DisputeChange form) {
        title = form.title();
        description = form.description();
        place = form.place();
        type = form.type();
        publicOrderType = form.publicOrderType();
        urgency = form.urgency();
        difficulty = form.difficulty();
    }
}
