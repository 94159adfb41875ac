package org.gridmediation.mediator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UuidGenerator;

/** Nominated, engaged, suspended or ended: when and by whom. */
@Entity
@SQLRestriction(Wall.AROUND)
class MediatorStep extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    UUID mediatorId;
    AreaCode area;

    @Enumerated(EnumType.STRING)
    MediatorState state;

    Instant at;
    String byName;
    UUID byPost;
    String reason;
    /** The term of an engagement that begins with this step. */
    LocalDate engagedFrom;

    LocalDate engagedUntil;

    protected MediatorStep() {}

    MediatorStep(Mediator mediator, CallerPost by) {
        mediatorId = mediator.id;
        area = mediator.area;
        state = mediator.state;
        at = Days.now();
        byName = by.name();
        byPost = by.id();
        reason = mediator.reason;
        if (state != MediatorState.ENGAGED) return;
        engagedFrom = mediator.engagedFrom;
        engagedUntil = mediator.engagedUntil;
    }
}
