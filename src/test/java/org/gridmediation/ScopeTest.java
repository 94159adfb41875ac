package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two walls, with a pool of one connection: what one caller leaves on it must never reach the next. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ScopeTest {
    @Inject
    AgroalDataSource database;

    @BeforeEach
    void oneConnection() {
        connections(1, 60);
    }

    @AfterEach
    void manyAgain() {
        connections(16, 5);
    }

    private void connections(int most, int patience) {
        var pool = database.getConfiguration().connectionPoolConfiguration();
        pool.setMaxSize(most);
        pool.setAcquisitionTimeout(Duration.ofSeconds(patience));
        database.flush(AgroalDataSource.FlushMode.GRACEFUL);
    }

    @Test
    void twoCallersOfDifferentAreasOnOneConnectionNeverSeeEachOther() throws Exception {
        Api.dispute("lin", "440103009106001");
        Api.dispute("xu", "440103010101001");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 200; i++) {
                var lin = i % 2 == 0;
                tasks.add(() -> {
                    var answer = Api.as(lin ? "lin" : "xu").get("/v1/disputes?limit=50");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    var areas = Api.json(answer).get("items").findValuesAsText("area");
                    assertThat(areas).isNotEmpty().allMatch(a -> a.equals(lin ? "440103009106001" : "440103010101001"));
                    return null;
                });
            }
            for (var done : pool.invokeAll(tasks)) done.get();
            assertThat(connected()).isEqualTo(1);
        } finally {
            pool.shutdown();
        }
    }

    /** Without this form the planner expects next to no rows behind a wall, and sorts (docs/adr/0002). */
    @Test
    void everyPolicyTellsThePlannerThatNearlyAllPass() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var policies = statement.executeQuery("""
                        select string_agg(tablename, ', ') filter (where qual not like '(NULLIF(%, false) IS NOT NULL)'), count(*)
                        from pg_policies where policyname = 'area'""")) {
            policies.next();
            assertThat(policies.getString(1)).isNull();
            assertThat(policies.getInt(2)).isGreaterThan(50);
        }
    }

    /** A lever for the whole pool helps one statement and hurts another, in one version of PostgreSQL or the next (docs/adr/0002). */
    @Test
    void thePoolLeavesThePlannerAsItIs() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var changed = statement.executeQuery("""
                        select string_agg(name, ', ') from pg_settings
                        where category like 'Query Tuning%' and source in ('client', 'session')""")) {
            changed.next();
            assertThat(changed.getString(1)).isNull();
        }
    }

    private static Connection owner() throws SQLException {
        var settings = Embedded.settings();
        return DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
    }

    private static int connected() throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var count =
                        statement.executeQuery("select count(*) from pg_stat_activity where usename = 'grid_app'")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void theApplicationsRoleSeesNothingWithoutAnArea() throws SQLException {
        var settings = Embedded.settings();
        try (var connection = Statements.asApplication(settings);
                var statement = connection.createStatement()) {
            var scoped = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' where c.relkind = 'r' and c.relpersistence = 'p' and c.relname <> 'organization'")) {
                while (rows.next()) scoped.add(rows.getString(1));
            }
            assertThat(scoped).contains("dispute", "resident", "journal", "outcome", "post");
            for (var setting : List.of(
                    "", "select set_config('app.area', '', false)", "select set_config('app.area', '~', false)")) {
                if (!setting.isEmpty()) statement.execute(setting);
                for (var table : scoped) {
                    try (var count = statement.executeQuery("select count(*) from " + table)) {
                        count.next();
                        assertThat(count.getInt(1))
                                .as(table + " after " + setting)
                                .isZero();
                    }
                }
            }
            try (var owned = statement.executeQuery(
                    "select count(*) from pg_class where relowner = (select oid from pg_roles where rolname = current_user)")) {
                owned.next();
                assertThat(owned.getInt(1)).isZero();
            }
            try (var unforced = statement.executeQuery(
                    "select string_agg(c.relname, ',') from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' where c.relkind = 'r'"
                            + " and c.relname <> 'organization' and not (c.relrowsecurity and c.relforcerowsecurity)")) {
                unforced.next();
                assertThat(unforced.getString(1)).isNull();
            }
        }
    }
}
