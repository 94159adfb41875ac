package org.gridmediation.report;

import static org.gridmediation.report.ReportState.ACCEPTED;
import static org.gridmediation.report.ReportState.DRAFT;
import static org.gridmediation.report.ReportState.LOCKED;
import static org.gridmediation.report.ReportState.RETURNED;
import static org.gridmediation.report.ReportState.REVIEWED;
import static org.gridmediation.report.ReportState.SUBMITTED;

import java.util.EnumSet;
import java.util.Set;

/** What can be done to a report: in which states, on which side, and what it is afterwards. */
enum ReportAction {
    CHANGE("changeReport", Side.AREA, DRAFT, ReportStep.CHANGED, EnumSet.of(DRAFT, REVIEWED, RETURNED)),
    RECOUNT("recountReport", Side.AREA, DRAFT, ReportStep.RECOUNTED, EnumSet.of(DRAFT, REVIEWED, RETURNED)),
    REVIEW("reviewReport", Side.AREA, REVIEWED, ReportStep.REVIEWED, EnumSet.of(DRAFT, RETURNED)),
    SUBMIT("submitReport", Side.AREA, SUBMITTED, ReportStep.SUBMITTED, EnumSet.of(REVIEWED)),
    RETURN("returnReport", Side.NEXT_TIER, RETURNED, ReportStep.RETURNED, EnumSet.of(SUBMITTED, ACCEPTED)),
    ACCEPT("acceptReport", Side.NEXT_TIER, ACCEPTED, ReportStep.ACCEPTED, EnumSet.of(SUBMITTED)),
    LOCK("lockReport", Side.NEXT_TIER, LOCKED, ReportStep.LOCKED, EnumSet.of(ACCEPTED)),
    CORRECT("correctReport", Side.AREA, DRAFT, ReportStep.CORRECTED, EnumSet.of(LOCKED));

    /** Whose it is to do: the area's that reports, or that of the tier which takes its reports. */
    enum Side {
        AREA,
        NEXT_TIER
    }

    final String operation;
    final Side side;
    final ReportState after;
    final ReportStep step;
    final Set<ReportState> states;

    ReportAction(String operation, Side side, ReportState after, ReportStep step, Set<ReportState> states) {
        this.operation = operation;
        this.side = side;
        this.after = after;
        this.step = step;
        this.states = states;
    }
}
