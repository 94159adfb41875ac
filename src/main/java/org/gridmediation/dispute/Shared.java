package org.gridmediation.dispute;

import jakarta.persistence.MappedSuperclass;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Placed;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/**
 * Seen by its own area and by each area that it was handed to: a dispute that goes sideways is read by both sides. A resident sees the
 * disputes that are their own, wherever they lie, and nothing of any other. The row-level policies say the same.
 */
@MappedSuperclass
@FilterDef(
        name = Shared.SEEN,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = {
            @ParamDef(name = "area", type = String.class, resolver = Caller.AreaOfCaller.class),
            @ParamDef(name = "own", type = String.class, resolver = Caller.OwnOfCaller.class)
        })
public abstract class Shared extends Placed {
    static final String SEEN = "seen";

    private static final String BY_AREA = Placed.WALL
            + ":own = '~all~' and (" + Placed.INSIDE
            + " or strpos(shared_with, ' ' || :area) > 0) or strpos(:own, ' ' || ";

    /** Of the dispute itself, and of its parts. */
    static final String DISPUTE_SEEN = BY_AREA + "id) > 0" + Placed.END;

    static final String PART_SEEN = BY_AREA + "dispute_id) > 0" + Placed.END;
}
