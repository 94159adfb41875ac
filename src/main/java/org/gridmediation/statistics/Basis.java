package org.gridmediation.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** In which month something counts. */
@Schema(name = "StatisticsBasis")
public enum Basis {
    /** That in which it happened, as it is known now: a month that is over changes when what is known of it does. */
    CURRENT("month"),
    /** That in which it was recorded: a month that is over never changes, and a correction counts where it was made, with a minus and a plus. */
    RECORDED("booked");

    final String column;

    Basis(String column) {
        this.column = column;
    }
}
