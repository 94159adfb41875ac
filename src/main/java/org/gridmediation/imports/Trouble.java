package org.gridmediation.imports;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Set;
import org.gridmediation.http.Problem;

/** What kept an import from going on. */
final class Trouble {
    /** Out of connections or of disk, shutting down, timed out, locked, in another's way. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final String UNIQUE = "23505";

    private Trouble() {}

    /** Whether it may be gone when it is tried again: of what is wrong with the program or the file nothing is. */
    static boolean isPassing(Throwable trouble) {
        boolean passing = false;
        for (var cause = trouble; cause != null; cause = cause.getCause()) {
            // The database's own word goes before what is wrapped around it.
            if (cause instanceof SQLException sql) return isPassing(sql) || isConflict(sql);
            passing |= cause instanceof IOException
                    || cause instanceof UncheckedIOException
                    || cause instanceof RollbackException
                    || cause instanceof Problem.Refusal raised && raised.problem.status == 503;
        }
        return passing || trouble instanceof QuarkusTransactionException && trouble.getCause() == null;
    }

    private static boolean isPassing(SQLException sql) {
        var state = sql.getSQLState();
        return state == null || state.length() < 2 || PASSING.contains(state.substring(0, 2));
    }

    /** Two that write the same rows at once can be in each other's way; the database then lets one of them go on. */
    static boolean isConflict(Throwable trouble) {
        for (var cause = trouble; cause != null; cause = cause.getCause())
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("40") || sql.getSQLState().equals(UNIQUE))) return true;
        return false;
    }
}
