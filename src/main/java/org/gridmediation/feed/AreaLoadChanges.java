package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.gridmediation.area.AreaLoad;

/** Tells what {@code load-areas} wrote. */
@ApplicationScoped
class AreaLoadChanges {
    void follow(@Observes AreaLoad.Written written) throws SQLException {
        try (var statement = written.connection().createStatement()) {
            statement.execute(SqlChanges.noting(FeedKind.AREA, ChangeType.CREATED, rows(written.added())));
            statement.execute(SqlChanges.noting(FeedKind.AREA, ChangeType.CHANGED, rows(written.renamed())));
        }
    }

    private static String rows(String loaded) {
        return "select code, code, cast(null as text) from (" + loaded + ") loaded";
    }
}
