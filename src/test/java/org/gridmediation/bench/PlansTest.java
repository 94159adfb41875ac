package org.gridmediation.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.LongRun;
import org.gridmediation.Superuser;
import org.junit.jupiter.api.Test;

/**
 * Every list is read in its order from one index, at every tier, on the first page and on a late one, whether PostgreSQL plans a statement
 * for its values or once for all values: without sorting, and without looking at rows that it does not show.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@LongRun
class PlansTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rows that a page may look at and not show, or sort. */
    private static final int FEW = 500;

    private record Tier(String account, String area) {}

    private static final List<Tier> TIERS = List.of(
            new Tier("lin@00000000-0000-7000-9002-000440199001", "440199001001001"),
            new Tier("huang@00000000-0000-7000-9003-000000000012", "440199001001"),
            new Tier("he@00000000-0000-7000-9003-000000000009", "440199001"),
            new Tier("liang@00000000-0000-7000-9003-000000000006", "440199"));

    private static final List<String> LISTS = List.of(
            "/v1/disputes?area=%s",
            "/v1/disputes?area=%s&status=REPORTED",
            "/v1/disputes?area=%s&due=OVERDUE",
            "/v1/residents?area=%s",
            "/v1/outcomes?area=%s",
            "/v1/tasks?area=%s");

    private final Map<String, String> settings = Embedded.settings();

    @Test
    void everyListIsReadInItsOrder() throws Exception {
        try (var admin = Superuser.connect(settings);
                var statement = admin.createStatement()) {
            Benchmark.load(statement, 100_000);
            statement.execute("""
                    set session_replication_role = replica;
                    insert into outcome (id, dispute_id, area, district, kind, on_the_spot, level, told_of_other_routes, committee_id, at)
                    select gen_random_uuid(), id, area, district, 'FAILED', false, 'GRID', true, id, reported_at from dispute where district = '440199';
                    delete from resident_phone where district = '440199';
                    update resident set document_type = null, document_sealed = null, document_fingerprint = null where district = '440199';
                    update dispute set due_at = reported_at where district = '440199' and right(receipt_number, 2) = '36';
                    insert into clock (id, dispute_id, area, district, kind, state, moves, amount, unit, ends_on_workday, started_at, due, calendar,
                        reminders, missed_at, owned, duty_area)
                    select gen_random_uuid(), id, area, district, 'ACCEPTANCE', 'RUNNING', 0, 3, 'WORKING_DAY', false, reported_at, reported_at, 0, '{}',
                        reported_at, false, area from dispute where district = '440199';
                    set session_replication_role = origin;""");
            // Of all rows and not of a sample, so that the plans of one run are those of the next.
            statement.execute("set default_statistics_target = 1000");
            statement.execute("vacuum analyze");
        }
        var limit = new Limit(settings, log());
        var found = new ArrayList<String>();
        for (var tier : TIERS)
            for (var list : LISTS) {
                // A district has no list of residents.
                if (tier.area.length() == 6 && list.contains("residents")) continue;
                var path = list.formatted(tier.area);
                found.addAll(faults(limit, tier, path));
                var cursor = later(tier, path);
                if (cursor != null) found.addAll(faults(limit, tier, path + "&cursor=" + cursor));
            }
        assertThat(found).isEmpty();
    }

    private static String later(Tier tier, String path) {
        String cursor = null;
        for (int i = 0; i < 20; i++) {
            var request = Api.as(tier.account).queryParam("limit", 200);
            if (cursor != null) request.queryParam("cursor", cursor);
            var page = Api.json(request.get(path));
            if (!page.has("next")) return cursor;
            cursor = page.get("next").asText();
        }
        return cursor;
    }

    /** Explains what the list read, in the transaction in which it read it. */
    private List<String> faults(Limit limit, Tier tier, String path) throws Exception {
        var faults = new ArrayList<String>();
        var request = limit.of(() -> Api.get(tier.account, path).statusCode(200));
        // A busy server takes a while to begin to log.
        for (int i = 0; i < 20 && !reads(request); i++)
            request = limit.of(() -> Api.get(tier.account, path).statusCode(200));
        assertThat(reads(request)).as("statements of " + path).isTrue();
        for (var transaction : request.transactions()) {
            try (var connection = connect(
                            settings.get("grid-mediation.database.user"),
                            settings.get("grid-mediation.database.password"));
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (var sent : transaction) {
                    if (!isList(sent)) {
                        // The journal's line is there already.
                        if (sent.sql().startsWith("select")) run(statement, sent);
                        continue;
                    }
                    for (var mode : List.of("force_custom_plan", "force_generic_plan")) {
                        statement.execute("set local plan_cache_mode = " + mode);
                        var explained = JSON.readTree(explain(statement, sent)).get(0);
                        var where = path + " as " + tier.account + ", " + mode + ": ";
                        // Compiling costs a hundred times what it is done for.
                        if (explained.has("JIT")) faults.add(where + "compiled");
                        faults(explained.get("Plan"), where, faults);
                    }
                }
                connection.rollback();
            }
        }
        return faults;
    }

    private static boolean isList(Limit.Statement sent) {
        return sent.sql().contains("fetch first");
    }

    private static boolean reads(Limit.Request request) {
        return request.transactions().stream().flatMap(List::stream).anyMatch(PlansTest::isList);
    }

    private static void run(Statement statement, Limit.Statement sent) throws SQLException {
        statement.execute("prepare sent as " + numbered(sent.sql()));
        statement.execute("execute sent" + values(sent));
        statement.execute("deallocate sent");
    }

    private static String explain(Statement statement, Limit.Statement sent) throws SQLException {
        statement.execute("prepare sent as " + numbered(sent.sql()));
        try (ResultSet row =
                statement.executeQuery("explain (analyze, timing off, format json) execute sent" + values(sent))) {
            row.next();
            return row.getString(1);
        } finally {
            statement.execute("deallocate sent");
        }
    }

    private static String numbered(String sql) {
        var parts = sql.split("\\?", -1);
        var numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) numbered.append('$').append(i).append(parts[i]);
        return numbered.toString();
    }

    private static String values(Limit.Statement sent) {
        if (sent.parameters().isEmpty()) return "";
        return sent.parameters().stream()
                .map(value -> value == null ? "null" : "'" + value.replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static void faults(JsonNode node, String where, List<String> faults) {
        var type = node.get("Node Type").asText();
        if (type.contains("Sort") && rows(node.get("Plans").get(0)) > FEW)
            faults.add(where + type + " of " + rows(node.get("Plans").get(0)) + " rows by " + indexes(node));
        if (node.path("Rows Removed by Filter").asInt() > FEW)
            faults.add(where + type + " of " + node.path("Relation Name").asText() + " loses "
                    + node.get("Rows Removed by Filter").asInt() + " rows");
        node.path("Plans").forEach(part -> faults(part, where, faults));
    }

    private static List<String> indexes(JsonNode node) {
        return Stream.concat(node.findValuesAsText("Index Name").stream(), node.findValuesAsText("Index Cond").stream())
                .toList();
    }

    private static double rows(JsonNode node) {
        return node.get("Actual Rows").asDouble() * node.get("Actual Loops").asDouble();
    }

    private Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(settings.get("grid-mediation.database.url"), user, password);
    }

    /** It stands beside the data. */
    private Path log() throws SQLException {
        try (var admin = Superuser.connect(settings);
                var statement = admin.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1)).resolveSibling("postgres.log");
        }
    }
}
