package org.gridmediation;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Typed;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Without the second wall, the policies of PostgreSQL, the first one alone keeps every row in its place. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@Typed(FirstWallTest.class)
@LongRun
class FirstWallTest extends PlacesTest {
    private static final String TABLES =
            "select string_agg(format('alter table %%I %s row level security', relname), ';') from pg_class where relforcerowsecurity";

    @BeforeAll
    static void takeTheSecondWallDown() throws SQLException {
        secondWall("disable");
    }

    @AfterAll
    static void putItUpAgain() throws SQLException {
        secondWall("enable");
    }

    private static void secondWall(String change) throws SQLException {
        try (var owner = Owner.connect();
                var statement = owner.createStatement();
                var tables = statement.executeQuery(TABLES.formatted(change))) {
            tables.next();
            var alter = tables.getString(1);
            statement.execute(alter);
        }
    }
}
