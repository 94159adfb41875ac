package org.gridmediation.session;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Placed;
import org.gridmediation.dispute.OfDispute;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/**
 * What a mediator was told in confidence (人民调解法 art. 15). Seen by whoever mediates the dispute now, or did to its end, and by nobody else:
 * the filter says so, and the table's policy again.
 */
@Entity
@Table(name = "dispute_note")
@FilterDef(
        name = Note.MEDIATORS_ONLY,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = "staff", type = String.class, resolver = Caller.StaffOfCaller.class),
        defaultCondition = Placed.WALL + "strpos(mediators, ' ' || :staff) > 0" + Placed.END)
@Filter(name = Note.MEDIATORS_ONLY)
class Note extends OfDispute {
    static final String MEDIATORS_ONLY = "mediators_only";

    String mediators;
    UUID staffId;
    byte[] sealed;
    Instant at;
}
