package org.gridmediation.dispute;

import jakarta.persistence.MappedSuperclass;
import org.gridmediation.access.Placed;
import org.hibernate.annotations.Filter;

/**
 * Seen by its own area and by each area that it was handed to: a dispute that goes sideways is read by both sides. The row-level policy
 * says the same.
 */
@MappedSuperclass
@Filter(name = Placed.CALLER_AREA, condition = Shared.SEEN)
public abstract class Shared extends Placed {
    static final String SEEN = Placed.WALL + Placed.INSIDE + " or strpos(shared_with, ' ' || :area) > 0" + Placed.END;
}
