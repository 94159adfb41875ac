package org.gridmediation.access;

import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.NotifyingTransactionManager;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;

/** Tells PostgreSQL, at the start of every transaction, over which area the caller acts, and how long it may take. Who is not asked sees no row. */
@ApplicationScoped
public class Scope {
    private static final String SETTINGS =
            "set_config('app.area', ?, true), set_config('app.applicant', ?, true), set_config('app.staff', ?, true)";

    @Inject
    DataSource database;

    @Inject
    Caller caller;

    @Inject
    TimeLimits limits;

    @Inject
    TransactionManager transactions;

    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) throws Exception {
        if (!Arc.container().requestContext().isActive() || caller.post() == null) return;
        try {
            if (caller.isAtOneMoment()) seeOneMoment();
            begin();
        } catch (SQLException | RuntimeException e) {
            // Who began it will never have it to end it, and it would stay with this thread, whatever the thread does
            // next.
            transactions.rollback();
            throw e;
        }
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

    private void begin() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select " + SETTINGS + ", " + TimeLimits.SETTINGS)) {
            set(statement, caller.area(), applicant(), caller.staffId());
            var seconds = ((NotifyingTransactionManager) transactions).getTransactionTimeout();
            limits.begin(connection, statement, 4, Duration.ofSeconds(seconds), caller.isAssumed());
            statement.execute();
        } catch (SystemException e) {
            throw new IllegalStateException("a transaction says nothing of its limit", e);
        }
    }

    private void set(AreaCode area) throws SQLException {
        try (var connection = database.getConnection()) {
            set(connection, area, applicant(), caller.staffId());
        }
    }

    private String applicant() {
        return caller.is(Role.RESIDENT) ? caller.subject() : "";
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
        try (var statement = connection.prepareStatement("select " + SETTINGS)) {
            set(statement, area, applicant, staff);
            statement.execute();
        }
    }

    private static void set(PreparedStatement settings, AreaCode area, String applicant, UUID staff)
            throws SQLException {
        settings.setString(1, area.value());
        settings.setString(2, applicant);
        settings.setString(3, staff == null ? "" : staff.toString());
    }
}
