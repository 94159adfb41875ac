package org.gridmediation.http;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;

/**
 * What passes by itself: PostgreSQL away, slow or busy with something else, too much to do. Who asked is to ask again; the operator finds each
 * reason in the log, once a second at most.
 */
@ApplicationScoped
public class Outages {
    private static final long SECOND = 1_000_000_000;

    /** Connection, resources, intervention, rollback by conflict; a lock or an idle transaction that took too long; a server that became a replica. */
    private static final String PASSING = "08...|53...|57...|40...|55P03|25P03|25P04|25006";

    /** The pool says by no code that it has none to give, or that a transaction is over. */
    private static boolean passes(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().matches(PASSING);
    }

    private record Told(long at, int since) {}

    private final Map<String, Told> told = new ConcurrentHashMap<>();

    public void note(String reason) {
        var now = System.nanoTime();
        var last = told.merge(
                reason,
                new Told(now, 0),
                (before, first) -> now - before.at < SECOND ? new Told(before.at, before.since + 1) : first);
        if (last.at == now) Log.warnf("not now: %s", reason);
    }

    void note(Throwable reason) {
        note(sql(reason).map(Outages::name).findFirst().orElseGet(() -> reason.getClass()
                .getName()));
    }

    /** Its code; only the pool, whose words are its own, has none. */
    private static String name(SQLException e) {
        return e.getSQLState() == null ? e.getMessage() : "PostgreSQL " + e.getSQLState();
    }

    static boolean isPassing(Throwable e) {
        return sql(e).anyMatch(Outages::passes);
    }

    /** Whether a COMMIT got no answer: it may have been done or not. Agroal gives this code to no other failure. */
    static boolean isInDoubt(Throwable e) {
        return all(e).anyMatch(
                        c -> c instanceof XAException xa && xa.errorCode == XAException.XA_RBROLLBACK && isPassing(xa));
    }

    private static Stream<SQLException> sql(Throwable e) {
        return all(e).filter(SQLException.class::isInstance).map(SQLException.class::cast);
    }

    /** Itself and what it came from; the transaction manager has the true reason beside it. */
    static Stream<Throwable> all(Throwable e) {
        if (e == null) return Stream.empty();
        return Stream.concat(
                Stream.of(e),
                Stream.concat(
                        all(e.getCause() == e ? null : e.getCause()),
                        Stream.of(e.getSuppressed()).flatMap(Outages::all)));
    }
}
