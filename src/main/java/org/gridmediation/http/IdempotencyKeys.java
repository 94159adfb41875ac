package org.gridmediation.http;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.job.Job;

/** Keys are kept as long as the contract says, and no longer: their answers are people's data too. */
@ApplicationScoped
public class IdempotencyKeys implements Job {
    static final Duration KEPT = Duration.ofDays(30);

    // In small bites, so that nobody waits for it.
    private static final int BITE = 1000;
    private static final String FORGET = """
            delete from idempotency where (subject, post, key) in (
                select subject, post, key from idempotency where at < ? order by at limit 1000)""";

    @Inject
    DataSource database;

    @Override
    public Task<?> task() {
        return Tasks.recurring("idempotency-keys", FixedDelay.ofHours(1)).execute((instance, context) -> forget());
    }

    public void forget() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (var province : provinces(connection))
                while (forget(connection, province) == BITE)
                    ;
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new IllegalStateException("old keys could not be deleted", e);
        }
    }

    private static List<String> provinces(Connection connection) throws SQLException {
        var provinces = new ArrayList<String>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery("select code from area where tier = 'PROVINCE'")) {
            while (rows.next()) provinces.add(rows.getString(1));
        }
        return provinces;
    }

    private static int forget(Connection connection, String province) throws SQLException {
        Scope.set(connection, new AreaCode(province));
        try (var delete = connection.prepareStatement(FORGET)) {
            delete.setObject(1, Days.now().minus(KEPT).atOffset(ZoneOffset.UTC));
            var forgotten = delete.executeUpdate();
            connection.commit();
            return forgotten;
        }
    }
}
