package org.gridmediation.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.gridmediation.area.AreaLoad;

/** Tells what {@code load-areas} wrote. */
@ApplicationScoped
class AreaLoadChanges {
    private static final String ROWS = "select code, code, cast(null as text) from (%s) loaded";

    void follow(@Observes AreaLoad.Written written) throws SQLException {
        try (var statement = written.connection().createStatement()) {
            statement.execute(SqlChanges.noting(FeedKind.AREA, ChangeType.CREATED, ROWS.formatted(written.added())));
            statement.execute(SqlChanges.noting(FeedKind.AREA, ChangeType.CHANGED, ROWS.formatted(written.renamed())));
        }
    }
}
