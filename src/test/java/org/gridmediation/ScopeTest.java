package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The two walls, with a pool of one connection: what one caller leaves on it must never reach the next. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@TestProfile(ScopeTest.OneConnection.class)
class ScopeTest {
    public static class OneConnection implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "grid-mediation.database.connections", "1", "quarkus.datasource.jdbc.acquisition-timeout", "60S");
        }
    }

    @Test
    void twoCallersOfDifferentAreasOnOneConnectionNeverSeeEachOther() throws Exception {
        Api.dispute("lin", "440103009106001");
        Api.dispute("xu", "440103010101001");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int i = 0; i < 400; i++) {
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
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theApplicationsRoleSeesNothingWithoutAnArea() throws SQLException {
        var settings = Embedded.settings();
        try (var connection = DriverManager.getConnection(
                        settings.get("grid-mediation.database.url"),
                        settings.get("grid-mediation.database.user"),
                        settings.get("grid-mediation.database.password"));
                var statement = connection.createStatement()) {
            var scoped = new ArrayList<String>();
            try (var rows = statement.executeQuery(
                    "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'area' where c.relkind = 'r' and c.relname <> 'organization'")) {
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
