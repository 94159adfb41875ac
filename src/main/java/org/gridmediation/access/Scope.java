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
import java.sql.Types;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;

/** Tells PostgreSQL, at the start of every transaction, over which area the caller acts, and how long it may take. Who is not asked sees no row. */
@ApplicationScoped
public class Scope {
    private static final String SETTINGS =
            "set_config('app.area', ?, true), set_config('app.applicant', ?, true), set_config('app.staff', ?, true), set_config('app.resident', ?, true)";

    private static final String OWN = """
            select coalesce(string_agg(' ' || id, ''), '') from (
                select id from dispute where applicant = ? and district = ?
                union select dispute_id from dispute_party where resident_id = ? and district = ? and removed_at is null) own""";

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
            set(statement, caller.area(), applicant(), caller.staffId(), resident());
            var seconds = ((NotifyingTransactionManager) transactions).getTransactionTimeout();
            limits.begin(connection, statement, 5, Duration.ofSeconds(seconds), caller.isAssumed());
            statement.execute();
            if (caller.is(Role.RESIDENT)) own(connection);
        } catch (SystemException e) {
            throw new IllegalStateException("a transaction says nothing of its limit", e);
        }
    }

    private void set(AreaCode area) throws SQLException {
        try (var connection = database.getConnection()) {
            set(connection, area, applicant(), caller.staffId(), resident());
            if (caller.is(Role.RESIDENT)) own(connection);
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
        set(connection, area, "", staff, null);
    }

    private static void set(Connection connection, AreaCode area, String applicant, UUID staff, UUID resident)
            throws SQLException {
        try (var statement = connection.prepareStatement("select " + SETTINGS)) {
            set(statement, area, applicant, staff, resident);
            statement.execute();
        }
    }

    private static void set(PreparedStatement settings, AreaCode area, String applicant, UUID staff, UUID resident)
            throws SQLException {
        settings.setString(1, area.value());
        settings.setString(2, applicant);
        settings.setString(3, staff == null ? "" : staff.toString());
        settings.setString(4, resident == null ? "" : resident.toString());
    }

    private UUID resident() {
        return caller.is(Role.RESIDENT) ? caller.residentId() : null;
    }

    /** A resident's own disputes, looked up once for the transaction: policies have no sub-selects. */
    private void own(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(OWN)) {
            query.setString(1, caller.subject());
            query.setString(2, caller.area().district());
            query.setObject(3, caller.residentId(), Types.OTHER);
            query.setString(4, caller.area().district());
            try (var row = query.executeQuery()) {
                row.next();
                own(connection, row.getString(1));
            }
        }
    }

    private void own(Connection connection, String disputes) throws SQLException {
        caller.owns(disputes);
        try (var statement = connection.prepareStatement("select set_config('app.own', ?, true)")) {
            statement.setString(1, disputes);
            statement.execute();
        }
    }

    /** A dispute that a resident is registering is their own from now on. */
    public void owns(UUID dispute) {
        try (var connection = database.getConnection()) {
            own(connection, caller.own() + " " + dispute);
        } catch (SQLException e) {
            throw new IllegalStateException("the own disputes could not be set", e);
        }
    }
}
