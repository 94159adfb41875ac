package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

/** On an empty database, on the one before with rows in it, and again. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MigrationTest {
    private static final String ROWS = """
            insert into area (code, name, tier, valid_from) values ('44', '省', 'PROVINCE', '2023-01-01');
            insert into area (code, name, tier, parent, valid_from) values ('4401', '市', 'CITY', '44', '2023-01-01'),
              ('440103', '区', 'DISTRICT', '4401', '2023-01-01'), ('440103009', '街道', 'SUBDISTRICT', '440103', '2023-01-01'),
              ('440103009106', '社区', 'COMMUNITY', '440103009', '2023-01-01');
            insert into area (code, name, tier, parent, valid_from, grid_kind)
              values ('440103009106001', '网格', 'GRID', '440103009106', '2023-01-01', 'BASIC');
            insert into resident (id, area, district, name, sex, birth_date, created_at)
              values (gen_random_uuid(), '440103009106001', '440103', '示例', 'MALE', '1990-01-01', now());
            insert into counter (name, value) values ('case-2026', 7);
            insert into journal (id, area, at, subject, who, role, operation, status, address, request_id)
              values (gen_random_uuid(), '440103', now(), 's', 'w', 'DISTRICT', 'getDispute', 200, '127.0.0.1', 'r')""";
    private static final String DISPUTE = """
            insert into dispute (id, area, district, receipt_number, status, level, title, description, type, public_order_type, source,
                                 urgency, difficulty, reported_at, steps)
            select gen_random_uuid(), '440103009106001', '440103', 'WG-1', 'REPORTED', 'GRID', '示例', '示例', t.code, p.code, 'PATROL', 'NORMAL',
                   'SIMPLE', now(), 1
            from (select code from dispute_type where code = '02') t, (select code from dispute_type where code = 'Z02') p""";

    private final Map<String, String> settings = Embedded.settings();

    @Test
    void everyStateBeforeWithRowsInItComesUpToDateAndKeepsThem() throws SQLException {
        var versions = Arrays.stream(
                        flyway(database("migration_all"), null).info().all())
                .map(MigrationInfo::getVersion)
                .toList();
        for (var before : versions.subList(0, versions.size() - 1)) {
            var url = database("migration_" + before);
            flyway(url, before.toString()).migrate();
            try (var owner = owner(url);
                    var statement = owner.createStatement()) {
                statement.execute(ROWS);
                statement.execute(DISPUTE);
                var counts = counts(owner);
                var done = flyway(url, null).migrate();
                assertThat(done.migrationsExecuted).isEqualTo(versions.size() - 1 - versions.indexOf(before));
                assertThat(counts(owner)).isEqualTo(counts);
            }
            assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
        }
    }

    @Test
    void anEmptyDatabaseIsMigratedOnceAndThenThereIsNothingToDo() throws SQLException {
        var url = database("migration_empty");
        assertThat(flyway(url, null).migrate().migrationsExecuted).isPositive();
        assertThat(flyway(url, null).migrate().migrationsExecuted).isZero();
    }

    /** Marks were a list in the outcome; each is evidence of its own now, the mediator's and the committee's too. */
    @Test
    void theMarksOfOldAgreementsAreKept() throws SQLException {
        var url = database("migration_marks");
        flyway(url, "202611251910").migrate();
        try (var owner = owner(url);
                var statement = owner.createStatement()) {
            statement.execute(ROWS);
            statement.execute(DISPUTE);
            statement.execute("""
                    insert into organization (id, area, kind, committee_kind, name, case_word)
                    values ('00000000-0000-7000-8000-000000000001', '440103009', 'MEDIATION_COMMITTEE', 'SUBDISTRICT', '示例', '示例调字');
                    insert into dispute_party (id, dispute_id, area, district, number, role, kind, name)
                    select gen_random_uuid(), id, area, district, n, 'APPLICANT', 'PERSON', '示例' from dispute, generate_series(1, 2) n;
                    insert into outcome (id, dispute_id, area, district, kind, on_the_spot, level, form, content, effective_at, marks, mediator_signed_at,
                                         sealed_at, told_of_other_routes, committee_id, fulfilment, at)
                    select gen_random_uuid(), d.id, d.area, d.district, 'AGREED', false, 'GRID', 'WRITTEN', '示例', now(),
                           (select jsonb_agg(jsonb_build_object('partyId', p.id, 'kind', 'SEAL', 'at', case p.number when 1 then to_jsonb(1774000000.5)
                                    else to_jsonb('2026-03-20T09:46:40Z'::text) end)) from dispute_party p), now(), now(), false,
                           '00000000-0000-7000-8000-000000000001', 'BREACHED', now()
                    from dispute d""");
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

    private static List<Integer> counts(Connection connection) throws SQLException {
        var counts = new java.util.ArrayList<Integer>();
        for (var table : List.of("area", "resident", "counter", "journal", "dispute"))
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                counts.add(row.getInt(1));
            }
        return counts;
    }

    private String database(String name) throws SQLException {
        var url = settings.get("grid-mediation.database.url");
        try (var admin = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = admin.createStatement()) {
            statement.execute("drop database if exists " + name);
            statement.execute("create database " + name + " owner grid_owner");
        }
        return url.replaceFirst("/[^/]*$", "/" + name);
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
