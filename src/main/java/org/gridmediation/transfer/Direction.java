package org.gridmediation.transfer;

import org.gridmediation.area.AreaCode;

/** Where a transfer goes, seen from the sender. */
public enum Direction {
    UP,
    DOWN,
    SIDEWAYS,
    OUT;

    static Direction between(AreaCode from, AreaCode to) {
        if (from.equals(to)) return SIDEWAYS;
        return to.contains(from) ? UP : from.contains(to) ? DOWN : SIDEWAYS;
    }
}
