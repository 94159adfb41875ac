package org.gridmediation.resident;

import java.util.UUID;
import org.gridmediation.area.AreaCode;

/**
 * A resident is on record in a grid from now on. Fired inside the transaction.
 *
 * @param from the grid in which they were until now; null for somebody new
 */
public record ResidentMoved(UUID resident, AreaCode from, AreaCode in) {
    public static final int CORRECTIONS = 100;
    public static final int STATISTICS = 200;
}
