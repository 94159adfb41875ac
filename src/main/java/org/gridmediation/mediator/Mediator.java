package org.gridmediation.mediator;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.hibernate.annotations.SQLRestriction;
import org.hibernate.annotations.UuidGenerator;

/** A staff member as a people's mediator of one committee. Who works inside the committee's area sees its mediators, from below too. */
@Entity
@SQLRestriction(Wall.AROUND)
public class Mediator extends PanacheEntityBase {
    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    /** The committee's. */
    public AreaCode area;

    public UUID staffId;
    public UUID organizationId;

    @Enumerated(EnumType.STRING)
    Employment employment;

    @Enumerated(EnumType.STRING)
    MediatorState state;

    LocalDate engagedFrom;
    LocalDate engagedUntil;
    String grade;
    List<String> specialities = List.of();
    String certificateNumber;
    boolean available = true;
    String reason;
    public int openCases;
    boolean demo;

    @Version
    int version;

    /** Nobody mediates outside an engagement (人民调解法 art. 13). */
    public boolean mayMediateOn(LocalDate day) {
        return state == MediatorState.ENGAGED
                && !day.isBefore(engagedFrom)
                && (engagedUntil == null || !day.isAfter(engagedUntil));
    }

    /** Whether they may be assigned today. */
    boolean isAvailable() {
        return available && mayMediateOn(Days.today());
    }

    /** An engagement begins and ends without anybody's doing, and the answer is another one then. */
    int seen() {
        return 2 * version + (isAvailable() ? 1 : 0);
    }

    void become(MediatorState next, String why, MediatorState... from) {
        if (!Set.of(from).contains(state)) throw Problem.WRONG_STATE.exception(state);
        state = next;
        reason = why;
    }
}
