package org.gridmediation.calendar;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A year's official days, as known from this revision on. Rows are only added: what was reckoned with an older one stays provable. */
@Entity
class CalendarYear extends PanacheEntityBase {
    @Id
    int revision;

    int year;
    Instant recordedAt;
    String byName;

    @ElementCollection
    @CollectionTable(name = "holiday", joinColumns = @JoinColumn(name = "revision"))
    @OrderBy("day")
    List<Holiday> days = new ArrayList<>();
}
