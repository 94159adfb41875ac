package org.gridmediation.statistics;

import io.quarkus.arc.Arc;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.TransactionScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import org.gridmediation.http.BeforeCommit;
import org.gridmediation.http.Days;

/**
 * The month in which a transaction books what it counts: that in which it began. A transaction that counts and commits in another month is taken back and
 * begins anew, so that a month that is over stays as it was.
 */
@TransactionScoped
class BookingMonth {
    /** As when two writers are in each other's way: whoever asked, a request or an import, tries again. */
    private static final String AGAIN = "40001";

    private final LocalDate month = Months.of(Days.now());
    private boolean isUsed;

    /** Of the transaction that runs. */
    static LocalDate get() {
        return Arc.container().instance(BookingMonth.class).get().use();
    }

    LocalDate use() {
        isUsed = true;
        return month;
    }

    /** It is there from the start. */
    void begin(@Observes @Initialized(TransactionScoped.class) Object transaction) {}

    void end(@Observes @Priority(BeforeCommit.LAST) BeforeCommit ending) {
        if (isUsed && !month.equals(Months.of(Days.now())))
            throw new IllegalStateException(new SQLException("the month of booking is over", AGAIN));
    }
}
