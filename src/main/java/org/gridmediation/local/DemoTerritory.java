package org.gridmediation.local;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gridmediation.access.Role;

/** The areas of 荔湾区, the demo grids of 彩虹街道 and the bodies and people that work there. */
class DemoTerritory {
    private static final LocalDate SINCE = LocalDate.of(2023, 1, 1);
    private static final OffsetDateTime IN_POST_SINCE = OffsetDateTime.parse("2025-01-01T00:00:00+08:00");

    private final Connection connection;
    private final Map<String, String> communities = new LinkedHashMap<>();
    private final Map<String, Integer> grids = new LinkedHashMap<>();

    DemoTerritory(Connection connection) {
        this.connection = connection;
    }

    /** The 35 grids of 彩虹街道: four in 中兴 and 周门, three in every other community. */
    List<String> gridCodes() {
        var codes = new ArrayList<String>();
        grids.forEach((community, count) -> {
            for (int grid = 1; grid <= count; grid++) codes.add("%s%03d".formatted(community, grid));
        });
        return codes;
    }

    void load() throws SQLException, IOException {
        areas();
        organizations();
        people(DemoPeople.of(List.copyOf(communities.keySet()), grids));
    }

    private void areas() throws SQLException, IOException {
        try (var file = new InputStreamReader(
                        getClass().getResourceAsStream("/areas-liwan.csv"), StandardCharsets.UTF_8);
                var rows = CsvReader.builder().ofNamedCsvRecord(file);
                var areas = new DemoRows(connection, "area", "code, name, tier, parent, valid_from")) {
            for (var row : rows) {
                var code = row.getField("code");
                var parent = row.getField("parent_code");
                areas.add(code, row.getField("name"), row.getField("tier"), parent.isEmpty() ? null : parent, SINCE);
                if (parent.equals(DemoPeople.SUBDISTRICT)) {
                    communities.put(code, row.getField("name").replaceAll("(社区)?(居民委员会|居委会)$", ""));
                    grids.put(code, code.equals("440103009106") || code.equals("440103009108") ? 4 : 3);
                }
            }
        }
        try (var areas =
                new DemoRows(connection, "area", "code, name, tier, parent, valid_from, grid_kind, households, demo")) {
            for (var code : gridCodes()) grid(areas, code, communities.get(code.substring(0, 12)));
            grid(areas, "440103010101001", "西场");
        }
    }

    private static void grid(DemoRows areas, String code, String community) throws SQLException {
        var number = Integer.parseInt(code.substring(12));
        areas.add(
                code,
                community + "第" + number + "网格（演示）",
                "GRID",
                code.substring(0, 12),
                SINCE,
                "BASIC",
                380 + 20 * number,
                true);
    }

    private void organizations() throws SQLException {
        try (var rows = new DemoRows(
                connection, "organization", "id, area, kind, committee_kind, name, case_word, established_on, demo")) {
            var street = DemoPeople.SUBDISTRICT;
            rows.add(
                    body(street, 0),
                    street,
                    "MEDIATION_COMMITTEE",
                    "SUBDISTRICT",
                    "彩虹街道人民调解委员会（演示）",
                    "荔彩虹街人调字",
                    SINCE,
                    true);
            rows.add(body(street, 1), street, "JUDICIAL_OFFICE", null, "彩虹司法所（演示）", null, SINCE, true);
            rows.add(body(street, 2), street, "GRID_CENTRE", null, "彩虹街道综合事务中心（演示）", null, SINCE, true);
            rows.add(body(street, 3), street, "MEDIATION_CENTRE", null, "彩虹街道矛盾纠纷调处中心（演示）", null, SINCE, true);
            rows.add(body(street, 4), street, "POLICE", null, "彩虹派出所（演示）", null, SINCE, true);
            rows.add(body("440103", 5), "440103", "COURT", null, "荔湾区人民法院（演示）", null, SINCE, true);
            rows.add(body("4401", 6), "4401", "HOTLINE_12345", null, "广州12345（演示）", null, SINCE, true);
            rows.add(body(street, 7), street, "DEPARTMENT", null, "彩虹街道综合行政执法办公室（演示）", null, SINCE, true);
            for (var community : communities.entrySet())
                rows.add(
                        body(community.getKey(), 0),
                        community.getKey(),
                        "MEDIATION_COMMITTEE",
                        "RESIDENTS",
                        community.getValue() + "社区人民调解委员会（演示）",
                        "荔彩" + community.getValue() + "人调字",
                        SINCE,
                        true);
        }
    }

    private void people(DemoPeople demo) throws SQLException {
        var subjects = DemoPeople.subjects();
        try (var staff = new DemoRows(
                connection, "staff", "id, area, name, sex, birth_date, username, subject, account_state, demo")) {
            for (var p : demo.people())
                staff.add(
                        p.id(),
                        p.area(),
                        p.name(),
                        p.sex(),
                        LocalDate.of(1985, 6, 1),
                        p.username(),
                        subjects.get(p.username()),
                        p.username() == null ? "NONE" : "ACTIVE",
                        true);
        }
        try (var posts = new DemoRows(
                        connection, "post", "id, staff_id, subject, role, area, organization_id, main, valid_from");
                var mediators = new DemoRows(
                        connection,
                        "mediator",
                        "id, area, staff_id, organization_id, employment, state, engaged_from, engaged_until, demo");
                var members = new DemoRows(
                        connection, "committee_member", "organization_id, staff_id, position, term_from, term_until")) {
            int post = 0;
            int mediator = 0;
            for (var p : demo.people()) {
                for (var held : p.posts())
                    posts.add(
                            DemoPeople.id(3, ++post),
                            p.id(),
                            subjects.get(p.username()),
                            held.role().name(),
                            held.area(),
                            null,
                            held == p.posts().get(0),
                            IN_POST_SINCE);
                var committee = body(p.community(), 0);
                if (p.mediator())
                    mediators.add(
                            DemoPeople.id(1, ++mediator),
                            p.community(),
                            p.id(),
                            committee,
                            p.community().length() == 9 ? "FULL_TIME" : "PART_TIME",
                            "ENGAGED",
                            LocalDate.of(2025, 1, 1),
                            LocalDate.of(2027, 12, 31),
                            true);
                var heads = Set.of(Role.COMMUNITY, Role.SUBDISTRICT)
                        .contains(p.posts().get(0).role());
                if (p.mediator() || heads)
                    members.add(
                            committee,
                            p.id(),
                            heads ? "HEAD" : "MEMBER",
                            LocalDate.of(2025, 1, 1),
                            LocalDate.of(2027, 12, 31));
            }
        }
        clients(subjects);
    }

    private void clients(Map<String, String> subjects) throws SQLException {
        try (var clients = new DemoRows(connection, "client", "id, area, name, client_id, subject, account_state")) {
            clients.add(
                    DemoPeople.id(4, 1), "440103", "示例区级平台", "demo-platform", subjects.get("demo-platform"), "ACTIVE");
            clients.add(
                    DemoPeople.id(4, 2),
                    "440103009",
                    "示例批量导入",
                    "demo-importer",
                    subjects.get("demo-importer"),
                    "ACTIVE");
        }
        try (var held = new DemoRows(connection, "post", "id, client_id, subject, role, area, main, valid_from")) {
            var platform = subjects.get("demo-platform");
            held.add(
                    DemoPeople.id(5, 1),
                    DemoPeople.id(4, 1),
                    platform,
                    "STATISTICS_READER",
                    "440103",
                    true,
                    IN_POST_SINCE);
            held.add(DemoPeople.id(5, 2), DemoPeople.id(4, 1), platform, "FEED_READER", "440103", false, IN_POST_SINCE);
            held.add(
                    DemoPeople.id(5, 3),
                    DemoPeople.id(4, 2),
                    subjects.get("demo-importer"),
                    "BATCH_IMPORTER",
                    "440103009",
                    true,
                    IN_POST_SINCE);
        }
    }

    /** The id of a demo organization is readable: its kind and its area. */
    static UUID body(String area, int kind) {
        return UUID.fromString("00000000-0000-700%d-8000-%012d".formatted(kind, Long.parseLong(area)));
    }
}
