package org.gridmediation.local;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;

/** Open disputes of 林示例's grid whose ids stand in the contract's examples. */
@ApplicationScoped
class DemoExamples {
    private static final String GRID = "440103009106001";
    private static final Instant AT = Instant.parse("2026-10-12T02:00:00Z");
    private static final int DISPUTES = 2;

    @Inject
    Disputes disputes;

    void load(Connection connection) throws SQLException {
        var at = OffsetDateTime.ofInstant(AT, ZoneOffset.UTC);
        try (var parties = new DemoRows(
                        connection, "dispute_party", "id, dispute_id, area, district, number, role, kind, name");
                var rows = new DemoRows(
                        connection,
                        "dispute",
                        "id, area, district, receipt_number, status, level, title, description, place, type, public_order_type, source, urgency,"
                                + " difficulty, reported_at, steps")) {
            for (int i = 1; i <= DISPUTES; i++) {
                var id = DemoPeople.id(16, i);
                rows.add(
                        id,
                        GRID,
                        "440103",
                        "WG-440103009-20261012-900" + i,
                        "REPORTED",
                        "GRID",
                        "楼道照明损坏",
                        "楼道灯不亮，邻居为由谁维修争执。",
                        "中兴社区示范楼" + (i + 2) + "栋",
                        "02",
                        "Z02",
                        "PATROL",
                        "NORMAL",
                        "SIMPLE",
                        at,
                        0);
                parties.add(DemoPeople.id(17, 2 * i), id, GRID, "440103", 1, "APPLICANT", "PERSON", "示例丙");
                parties.add(DemoPeople.id(17, 2 * i + 1), id, GRID, "440103", 2, "RESPONDENT", "PERSON", "示例丁");
            }
        }
        for (int i = 1; i <= DISPUTES; i++)
            disputes.note(disputes.get(DemoPeople.id(16, i)), TimelineStep.REGISTERED, null, AT);
    }
}
