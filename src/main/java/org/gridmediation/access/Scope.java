package org.gridmediation.access;

import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells PostgreSQL, at the start of every transaction, over which area the caller acts. Who is not asked sees no row. */
@ApplicationScoped
class Scope {
    @Inject
    DataSource database;

    @Inject
    Caller caller;

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SQLException {
        if (!Arc.container().requestContext().isActive() || caller.post() == null) return;
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select set_config('app.area', ?, true), set_config('app.applicant', ?, true), set_config('app.staff', ?, true)")) {
            statement.setString(1, caller.area().value());
            statement.setString(2, caller.is(Role.RESIDENT) ? caller.subject() : "");
            statement.setString(
                    3, caller.staffId() == null ? "" : caller.staffId().toString());
            statement.execute();
        }
    }
}
