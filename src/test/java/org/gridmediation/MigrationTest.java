package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** On an empty database, on the one before with rows in it, and again. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MigrationTest {
    private static final String FIRST_WITH_CODES = "202611240905";
    private final Map<String, String> settings = Embedded.settings();

    /** What a table held when its version was the newest stands in src/test/resources/rows/, named for the version. */
    @Test
    void everyStateBeforeWithRowsInItComesUpToDateAndKeepsThem() throws SQLException, IOException {
        var url = database("migration_rows");
        Map<String, Integer> before = Map.of();
        for (var version : flyway(url, null).info().all()) {
            var number = version.getVersion().toString();
            assertThat(flyway(url, number).migrate().migrationsExecuted).isEqualTo(1);
            try (var owner = owner(url);
                    var statement = owner.createStatement()) {
                var after = counts(owner);
                before.forEach((table, rows) -> assertThat(after.getOrDefault(table, 0))
                        .as(table + " by " + number)
                        .isGreaterThanOrEqualTo(rows));
                var rows = Path.of("src", "test", "resources", "rows", number + ".sql");
                if (Files.exists(rows)) statement.execute(Files.readString(rows));
                before = counts(owner);
                if (number.equals(FIRST_WITH_CODES)) assertThat(before).doesNotContainValue(0);
            }
        }
        assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
    }

    @Test
    void anEmptyDatabaseIsMigratedOnceAndThenThereIsNothingToDo() throws SQLException {
        var url = database("migration_empty");
        assertThat(flyway(url, null).migrate().migrationsExecuted).isPositive();
        assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
    }

    /** Marks were a list in the outcome; each is evidence of its own now, the mediator's and the committee's too. */
    @Test
    void theMarksOfOldAgreementsAreKept() throws SQLException, IOException {
        var url = database("migration_marks");
        try (var owner = owner(url);
                var statement = owner.createStatement()) {
            for (var version : List.of("202611240900", "202611240905")) {
                flyway(url, version).migrate();
                statement.execute(Files.readString(Path.of("src", "test", "resources", "rows", version + ".sql")));
            }
            statement.execute("""
                    update outcome set form = 'WRITTEN', fulfilment = 'BREACHED', mediator_signed_at = now(), sealed_at = now(),
                        marks = (select jsonb_agg(jsonb_build_object('partyId', p.id, 'kind', 'SEAL', 'at', case p.number
                            when 1 then to_jsonb(1774000000.5) else to_jsonb('2026-03-20T09:46:40Z'::text) end)) from dispute_party p)""");
            flyway(url, null).migrate();
            try (var row = statement.executeQuery("""
                    select count(*), count(distinct party_id), min(m.at) filter (where signer = 'PARTY'), min(o.track)
                    from agreement_mark m join outcome o on o.id = m.outcome_id""")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(4);
                assertThat(row.getInt(2)).isEqualTo(2);
                assertThat(row.getTimestamp(3).toInstant()).isEqualTo("2026-03-20T09:46:40Z");
                assertThat(row.getString(4)).isEqualTo("BROKEN");
            }
        }
    }

    /** A withdrawal said that its applicant was told; what was told to everybody by other ways stays as it is. */
    @Test
    void theNoticesThatCameWithWithdrawalsNameTheApplicant() throws SQLException, IOException {
        var url = database("migration_withdrawals");
        try (var owner = owner(url);
                var statement = owner.createStatement()) {
            for (var version : List.of("202611240900", "202611240905")) {
                flyway(url, version).migrate();
                statement.execute(Files.readString(Path.of("src", "test", "resources", "rows", version + ".sql")));
            }
            flyway(url, "202611291700").migrate();
            statement.execute("""
                    insert into dispute_withdrawal (id, dispute_id, area, district, party_id, reason, told_of_other_routes, at, by_role)
                    select gen_random_uuid(), dispute_id, area, district, id, 'OTHER', true, '2026-03-20T10:00:00Z', 'GRID_OFFICER'
                    from dispute_party where number = 1 limit 1""");
            statement.execute("""
                    insert into route_notice (id, dispute_id, area, district, routes, told, told_at, at, by_name)
                    select gen_random_uuid(), dispute_id, area, district, '{ARBITRATION,ADMINISTRATIVE,COURT}', '{1,2}', told, told, '示例'
                    from dispute_withdrawal, (values (timestamptz '2026-03-20T10:00:00.1Z'), ('2026-03-20T11:00:00Z')) notice (told)""");
            flyway(url, null).migrate();
            try (var row = statement.executeQuery(
                    "select array_agg(told::text order by told_at) from route_notice where outcome_id is null")) {
                row.next();
                assertThat(row.getArray(1).getArray()).isEqualTo(new String[] {"{1}", "{1,2}"});
            }
        }
    }

    /** What a succession took along was in hand in the old grid for ever by RECORDED. */
    @Test
    void whatIsInHandIsRecordedWhereItLies() throws SQLException, IOException {
        var url = database("migration_stocks");
        try (var owner = owner(url);
                var statement = owner.createStatement()) {
            flyway(url, "202611301820").migrate();
            statement.execute("""
                    insert into count_pending (dispute_id, area, district, month, booked, at, registered, open)
                    select '00000000-0000-7000-8000-000000000001', area, '440103', '2026-10-01', booked::date, now(), n, n
                    from (values ('440103009106001', '2026-10-01', 1), ('440103009106001', '0001-01-01', -1),
                        ('440103009106002', '0001-01-01', 1)) moved (area, booked, n)""");
            flyway(url, null).migrate();
            try (var row = statement.executeQuery("""
                    select string_agg(area || ' ' || registered || ' ' || open, ', ' order by area) from (
                        select area, sum(registered) registered, sum(open) open from count_pending
                        where booked > '1900-01-01' group by area) recorded""")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("440103009106001 1 0, 440103009106002 0 1");
            }
        }
    }

    private static Map<String, Integer> counts(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
            while (row.next()) tables.add(row.getString(1));
        }
        var counts = new TreeMap<String, Integer>();
        for (var table : tables)
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                counts.put(table, row.getInt(1));
            }
        return counts;
    }

    private String database(String name) throws SQLException {
        var url = settings.get("grid-mediation.database.url");
        try (var admin = Superuser.connect(settings);
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " owner grid_owner");
        }
        return Text.part(url, "^(.*/)") + name;
    }

    private Connection owner(String url) throws SQLException {
        return DriverManager.getConnection(
                url,
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
    }

    private Flyway flyway(String url, String target) {
        var flyway = Flyway.configure()
                .dataSource(
                        url,
                        settings.get("grid-mediation.database.owner-user"),
                        settings.get("grid-mediation.database.owner-password"))
                .placeholders(Map.of("app", "grid_app"));
        return (target == null ? flyway : flyway.target(target)).load();
    }
}
