package org.gridmediation.feed;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.http.Days;
import org.hibernate.annotations.Immutable;

/** A change that a receiver did not take and will not: which one, and why; not what was in it. */
@Entity
@Immutable
@Table(name = "webhook_dead_letter")
class DeadLetter extends ScopedRecord {
    UUID webhookId;
    String source;
    String eventId;
    String type;
    String subject;
    Integer status;
    String trouble;
    int attempts;

    /** The feed's cursor right before it. */
    @Column(name = "after_cursor")
    String after;

    Instant at = Days.now();

    protected DeadLetter() {}

    DeadLetter(Webhook webhook, CloudEvent event, DeliveryResult answered, String after) {
        belongsTo(webhook.area);
        webhookId = webhook.id;
        source = event.source();
        eventId = event.id();
        type = event.type();
        subject = event.subject();
        status = answered.status() == 0 ? null : answered.status();
        trouble = answered.trouble();
        attempts = webhook.failures + 1;
        this.after = after;
    }
}
