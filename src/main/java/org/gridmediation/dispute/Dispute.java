package org.gridmediation.dispute;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.access.AreaRecord;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.mediator.Mediator;
import org.gridmediation.organization.Organization;
import org.hibernate.annotations.SQLRestriction;

/** One record from first clue to archive. */
@Entity
@SQLRestriction(Wall.DISPUTE)
public class Dispute extends AreaRecord {
    /** For queries: what its parts know it by. */
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "id", insertable = false, updatable = false))
    DisputeKey key;

    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    /** Where it was recorded, when its grid has ended since and it lies in another one. */
    AreaCode recordedArea;

    /** The areas beside its own that read it: each with a space before it, so that one look finds an area and all below it. */
    String sharedWith = "";

    /** The account of the resident who registered it. */
    String applicant;

    public String receiptNumber;
    public String caseNumber;

    @Enumerated(EnumType.STRING)
    public Status status;

    @Enumerated(EnumType.STRING)
    public Tier level;

    String title;
    String description;
    public String place;
    public String type;
    String publicOrderType;

    @Enumerated(EnumType.STRING)
    Source source;

    @Enumerated(EnumType.STRING)
    public Urgency urgency;

    @Enumerated(EnumType.STRING)
    Difficulty difficulty;

    List<String> tags = List.of();
    Integer peopleInvolved;
    Long amountClaimed;

    @Enumerated(EnumType.STRING)
    Scale scale;

    @Enumerated(EnumType.STRING)
    EventLevel eventLevel;

    public Instant reportedAt;
    /** When the report came in: later than it was made, when it was noted offline. */
    Instant receivedAt;

    /** The organization that holds it; nobody until one takes it on, and then whoever works in its area acts. */
    public UUID holderId;

    public AreaCode holderArea;

    /** While it is TRANSFERRED: whose answer it waits for (without an area for a body outside), and where it comes back to. */
    public UUID receiverId;

    public AreaCode receiverArea;

    @Enumerated(EnumType.STRING)
    Status statusBefore;

    public UUID committeeId;
    public UUID mediatorId;
    public UUID mediatorStaffId;
    /** The staff who mediate beside the first, each after a space. */
    String coMediators = "";
    /** To whom its confidential notes are addressed; null while there are none. */
    public String confidedTo;
    /** A mediator's recusal was asked for and is not decided. */
    public boolean recusalPending;
    /** A change of this transaction has made it so. */
    @Transient
    public boolean becameUrgent;
    /** While it is being registered: nobody else can have changed them yet. */
    @Transient
    List<Party> registered;

    /** How many sessions were held. */
    public int sessions;
    /** How many undisputed facts were stated. */
    public int facts;
    /** How many attachments have their content. */
    public int attachments;

    public UUID outcomeId;
    /** An agreement that is being signed: the first, or a variation of the one in force. */
    public UUID draftId;

    @Enumerated(EnumType.STRING)
    public Danger escalation;

    public Instant acceptedAt;
    public Instant endedAt;
    /** When mediation was last taken up again. */
    public Instant reopenedAt;

    Instant archivedAt;
    /** The dispute with which this one is counted: it is a duplicate of it, or was merged into it. */
    public UUID countedWith;
    /** How many disputes it is linked with as related, and how many numbers it has in other systems. */
    public int related;

    public int numbers;
    public boolean visited;
    /** When the next of its running deadlines is due. */
    public Instant dueAt;
    /** How many deadlines were let pass. */
    public int missed;
    /** The widest area from which an answer is demanded. */
    public AreaCode supervisedFrom;

    /** The organizations that were asked for a remedy and have not done it, one entry for each request. */
    List<UUID> awaitedFrom = List.of();

    /** How many remedies the applicant was not told of. */
    int untold;

    public int steps;
    public boolean demo;

    @Version
    public int version;

    /** Numbers what happened; the count also makes every step a new version of the dispute. */
    TimelineEntry note(TimelineStep step, CallerPost by, UUID about, Instant at) {
        steps++;
        return new TimelineEntry(this, step, by, about, at);
    }

    public AreaCode recordedArea() {
        return recordedArea == null ? area : recordedArea;
    }

    /** Its grid has ended; it lies in another one now, and keeps the one in which it was recorded. */
    public void follow(AreaCode successor) {
        var recorded = recordedArea();
        recordedArea = recorded.equals(successor) ? null : recorded;
        area = successor;
    }

    /** Where it stands: whoever works above may urge. */
    public AreaCode desk() {
        return holderArea == null ? area : holderArea;
    }

    boolean isSupervisedFromAbove() {
        return supervisedFrom != null && supervisedFrom.contains(desk()) && !supervisedFrom.equals(desk());
    }

    /** The staff who mediate it, or did to the end: each after a space, the first one first. */
    public String mediators() {
        return mediatorStaffId == null ? "" : " " + mediatorStaffId + coMediators;
    }

    boolean hasCoMediators() {
        return mediatorStaffId != null && !coMediators.isEmpty();
    }

    void mediatedBy(Mediator first, List<Mediator> others) {
        mediatorId = first == null ? null : first.id;
        mediatorStaffId = first == null ? null : first.staffId;
        coMediators = others.stream().map(m -> " " + m.staffId).collect(Collectors.joining());
    }

    /** The areas beside its own that read it, each after a space. */
    public String sharedWith() {
        return sharedWith;
    }

    public DisputeKey key() {
        return new DisputeKey(district, id);
    }

    /** Whether somebody with a post over this area sees it. */
    boolean isSeenFrom(AreaCode caller) {
        return caller.contains(area) || sharedWith.contains(" " + caller);
    }

    void heldBy(Organization holder) {
        holderId = holder.id;
        holderArea = holder.area;
        level = holder.area.tier();
    }

    public void await(UUID lead) {
        awaitedFrom = Stream.concat(awaitedFrom.stream(), Stream.of(lead)).toList();
    }

    /** A remedy is there; now the applicant is to be told. */
    public void remedied(UUID lead) {
        var others = new ArrayList<>(awaitedFrom);
        others.remove(lead);
        awaitedFrom = others;
        untold++;
    }

    public void told() {
        untold--;
    }

    public void offerTo(UUID receiver, AreaCode area) {
        statusBefore = status;
        status = Status.TRANSFERRED;
        receiverId = receiver;
        receiverArea = area;
    }

    public void comeBack() {
        status = statusBefore;
        waitsForNobody();
    }

    private void waitsForNobody() {
        statusBefore = null;
        receiverId = null;
        receiverArea = null;
    }

    /** The receiver holds it now; what a committee had accepted, its committee has accepted, and nobody is assigned. */
    public void taken(Organization receiver) {
        comeBack();
        heldBy(receiver);
        mediatedBy(null, List.of());
        if (status == Status.REPORTED) return;
        status = Status.ACCEPTED;
        committeeId = receiver.id;
    }

    public void referred(Instant at) {
        comeBack();
        end(Status.REFERRED, at);
    }

    /** On its way to somebody else, too: a party ends it there as anywhere. */
    public void end(Status how, Instant at) {
        waitsForNobody();
        status = how;
        endedAt = at;
    }

    /** Ends here, and is counted with another dispute from now on. */
    public void joins(Dispute other, Status how, Instant at) {
        end(how, at);
        countedWith = other.id;
    }

    /** Takes up again where it was before it was counted with another. */
    public void parts(Status before) {
        status = before;
        endedAt = null;
        countedWith = null;
    }

    /** Mediation goes on under the same case number; the committee assigns anew. */
    public void reopen(Instant at) {
        reopenedAt = at;
        status = committeeId == null ? Status.REPORTED : Status.ACCEPTED;
        outcomeId = null;
        endedAt = null;
        visited = false;
        mediatedBy(null, List.of());
    }

    public void archive(Instant at) {
        status = Status.ARCHIVED;
        archivedAt = at;
    }

    void describe(DisputeChange form, String publicOrderType) {
        title = form.title();
        description = form.description();
        place = form.place();
        type = form.type();
        this.publicOrderType = publicOrderType;
        becameUrgent = urgency != Urgency.URGENT && form.urgency() == Urgency.URGENT;
        urgency = form.urgency();
        difficulty = form.difficulty();
        peopleInvolved = form.peopleInvolved();
        amountClaimed = form.amountClaimed();
        scale = form.scale();
        eventLevel = form.eventLevel();
    }
}
