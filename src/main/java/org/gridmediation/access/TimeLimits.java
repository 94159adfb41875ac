package org.gridmediation.access;

import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Unremovable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gridmediation.http.LimitSettings;
import org.postgresql.PGConnection;

/**
 * How long anything may wait for PostgreSQL. PostgreSQL ends a statement, a wait for a lock and an idle transaction that take too long; a socket
 * that stays silent longer than that is given up. What neither ends (many statements, none of them slow) is ended by closing the connection: never by
 * rolling back from another thread, after which the first would go on in a transaction of its own.
 */
@Unremovable
@Singleton
public class TimeLimits implements AgroalPoolInterceptor {
    /** How much later than PostgreSQL the socket gives up, so that PostgreSQL's own word comes first. */
    private static final Duration GRACE = Duration.ofSeconds(5);
    /** How much earlier than Narayana's reaper, which rolls back from a thread of its own. */
    private static final Duration BEFORE_REAPER = Duration.ofSeconds(1);

    @Inject
    LimitSettings limits;

    @Inject
    TransactionSynchronizationRegistry transactions;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
        var thread = new Thread(work, "transaction-limits");
        thread.setDaemon(true);
        return thread;
    });

    TimeLimits() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /** What holds wherever nothing else is said. */
    @Override
    public void onConnectionCreate(Connection connection) {
        try (var settings = connection.createStatement()) {
            settings.execute("set statement_timeout = " + limits.statement().toMillis()
                    + "; set lock_timeout = " + limits.lock().toMillis()
                    + "; set idle_in_transaction_session_timeout = "
                    + limits.transaction().toMillis());
        } catch (SQLException e) {
            close(connection);
            throw new IllegalStateException("a new connection could not be limited", e);
        }
    }

    /** The pool does not put this back by itself. One that is broken is found at its first statement. */
    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            hear(connection, limits.statement());
        } catch (SQLException broken) {
            // Thrown from here it would stay in the pool.
        }
    }

    private static void hear(Connection connection, Duration longest) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) longest.plus(GRACE).toMillis());
    }

    /** Lets a piece of background work on a connection of its own take longer than a request may, to the end of its transaction. */
    public void extend(Connection connection, Duration longest) throws SQLException {
        hear(connection, longest);
        try (var settings = connection.prepareStatement("select " + SETTINGS)) {
            set(settings, 1, longest, limits.jobLock(), longest);
            settings.execute();
        }
    }

    /** The limits of a transaction, as set_config takes them; {@link #set} fills them in. */
    static final String SETTINGS =
            "set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true), set_config('idle_in_transaction_session_timeout', ?, true)";

    /**
     * The limits of the transaction that begins on this thread and connection.
     *
     * @param own how long it may take as a whole, when it says so itself; else zero
     * @param job whether nobody waits for its answer; a job may then wait for locks as it may for anything else
     */
    void begin(Connection connection, PreparedStatement settings, int first, Duration own, boolean job)
            throws SQLException {
        var longest = own.isZero() ? limits.transaction() : own;
        var each = job || longest.compareTo(limits.transaction()) > 0 ? longest : limits.statement();
        hear(connection, each);
        set(settings, first, each, job ? limits.jobLock() : limits.lock(), longest);
        closeAfter(longest.minus(BEFORE_REAPER), connection.unwrap(PGConnection.class));
    }

    private static void set(PreparedStatement settings, int first, Duration statement, Duration lock, Duration idle)
            throws SQLException {
        settings.setString(first, String.valueOf(statement.toMillis()));
        settings.setString(first + 1, String.valueOf(lock.toMillis()));
        settings.setString(first + 2, String.valueOf(idle.toMillis()));
    }

    private void closeAfter(Duration longest, PGConnection connection) {
        var end = clock.schedule(() -> close((Connection) connection), longest.toMillis(), TimeUnit.MILLISECONDS);
        // After the pool's own, so that it is called before it: once the connection is in the pool it is somebody
        // else's.
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                end.cancel(false);
            }
        });
    }

    /** At once, whatever another thread is doing with it. */
    private static void close(Connection connection) {
        try {
            ((Connection) connection.unwrap(PGConnection.class)).abort(Runnable::run);
        } catch (SQLException closed) {
            // That is what was wanted.
        }
    }

    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
