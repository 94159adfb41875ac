package org.gridmediation.access;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;

/** Tells PostgreSQL, at the start of every transaction, over which area the caller acts. Who is not asked sees no row. */
@ApplicationScoped
public class Scope {
    @Inject
    DataSource database;

    @Inject
    Caller caller;

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) throws SQLException {
        if (!Arc.container().requestContext().isActive() || caller.post() == null) return;
        if (caller.isAtOneMoment()) seeOneMoment();
        set(caller.area());
    }

    /** A transaction of its own that reads, and sees nothing of what others write meanwhile. */
    public <T> T atOneMoment(Supplier<T> reading) {
        caller.atOneMoment(true);
        try {
            return QuarkusTransaction.requiringNew().call(reading::get);
        } finally {
            caller.atOneMoment(false);
        }
    }

    /** Before anything else, or PostgreSQL refuses it; it ends with the transaction. */
    private void seeOneMoment() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
    }

    /** A step of the system within the caller's transaction, where the caller's own area ends; theirs holds again afterwards. */
    public void over(AreaCode area, Runnable step) {
        try {
            set(area);
            step.run();
            set(caller.area());
        } catch (SQLException e) {
            throw new IllegalStateException("the area could not be set", e);
        }
    }

    private void set(AreaCode area) throws SQLException {
        try (var connection = database.getConnection()) {
            set(connection, area, caller.is(Role.RESIDENT) ? caller.subject() : "", caller.staffId());
        }
    }

    /** For work that has a connection of its own: the area in which the connection's transaction acts. */
    public static void set(Connection connection, AreaCode area) throws SQLException {
        set(connection, area, null);
    }

    /** @param staff on whose behalf, or null */
    public static void set(Connection connection, AreaCode area, UUID staff) throws SQLException {
        set(connection, area, "", staff);
    }

    private static void set(Connection connection, AreaCode area, String applicant, UUID staff) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('app.area', ?, true), set_config('app.applicant', ?, true), set_config('app.staff', ?, true)")) {
            statement.setString(1, area.value());
            statement.setString(2, applicant);
            statement.setString(3, staff == null ? "" : staff.toString());
            statement.execute();
        }
    }
}
