package org.gridmediation.dispute;

import jakarta.persistence.MappedSuperclass;
import org.gridmediation.access.Placed;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Filter;

/**
 * Seen by its own area and by each area that it was handed to: a dispute that goes sideways is read by both sides. The row-level policy
 * says the same.
 */
@MappedSuperclass
@Filter(name = Placed.CALLER_AREA, condition = Shared.SEEN)
public abstract class Shared extends Placed {
    static final String SEEN = "(" + Placed.INSIDE + " or strpos(shared_with, ' ' || :area) > 0)";

    /** Codes, each with a space before it, so that one look finds those of an area and all below it. */
    String sharedWith = "";

    /** Whether somebody with a post over this area sees it. */
    boolean isSeenFrom(AreaCode caller) {
        return caller.contains(area) || sharedWith.contains(" " + caller);
    }
}
