package org.gridmediation.report;

import java.util.UUID;
import org.gridmediation.area.AreaCode;

/** Something happened to a report. Fired inside its transaction, as that of disputes is. */
public record ReportNotice(UUID id, AreaCode area, ReportStep step, String note) {}
