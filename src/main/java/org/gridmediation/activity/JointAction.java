package org.gridmediation.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.ScopedRecord;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What several organizations do together under one of the joint mechanisms (六联). */
@Entity
public class JointAction extends ScopedRecord {
    @Column(insertable = false, updatable = false)
    String city;

    @Column(insertable = false, updatable = false)
    String subdistrict;

    @Column(insertable = false, updatable = false)
    String community;

    String mechanism;
    UUID disputeId;
    UUID leadId;
    List<UUID> organizationIds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewJointAction.Person> people = List.of();

    Instant plannedAt;
    Instant heldAt;
    String place;
    String outcome;

    @JdbcTypeCode(SqlTypes.JSON)
    List<NewJointAction.Item> items = List.of();

    Instant at;
    UUID byPost;

    @Version
    int version;

    void describe(NewJointAction form) {
        mechanism = form.mechanism();
        disputeId = form.disputeId();
        leadId = form.leadId();
        organizationIds = form.organizations();
        people = form.people() == null ? List.of() : form.people();
        plannedAt = form.plannedAt();
        heldAt = form.heldAt();
        place = form.place();
        outcome = form.outcome();
        items = form.items() == null ? List.of() : form.items();
    }

    int openItems() {
        return (int) items.stream().filter(i -> i.doneOn() == null).count();
    }
}
