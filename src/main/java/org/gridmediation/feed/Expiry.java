package org.gridmediation.feed;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.gridmediation.access.Scope;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.job.Job;
import org.gridmediation.records.SqlTemplate;

/** Drops changes that are older than is promised, and remembers up to where, so that whoever missed them is told. */
@ApplicationScoped
public class Expiry implements Job {
    private static final int BATCH = 5000;

    private static final String DROP = SqlTemplate.fill("""
            with gone as (
                delete from change where district = ? and placed_at < ?
                    and position <= (select max(position) from (select position from change where district = ? order by position limit {batch}) oldest)
                returning position
            )
            update change_stream set purged = (select max(position) from gone) where district = ? and exists (select from gone)
            returning (select count(*) from gone)""", Map.of("batch", String.valueOf(BATCH)));

    private static final String STREAMS =
            "select district from change_stream where district between ? and ? order by district";
    private static final String OLD_LETTERS =
            "select distinct district from webhook_dead_letter where district between ? and ? and at < ?";

    @Inject
    FeedSettings settings;

    @Inject
    DataSource database;

    @Override
    public Task<?> task() {
        return Tasks.recurring("feed-expiry", Schedules.parseSchedule(settings.expiry()))
                .execute((instance, context) -> run());
    }

    public void run() {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                dropLetters(connection);
                for (var district : districts(connection))
                    while (drop(connection, district) == BATCH) {
                        // Older ones are left.
                    }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("old changes could not be dropped: " + e.getSQLState(), e);
        }
    }

    private void dropLetters(Connection connection) throws SQLException {
        for (var province : provinces(connection)) {
            begin(connection, province);
            var before = Days.now().minus(settings.kept()).atOffset(ZoneOffset.UTC);
            for (var district : texts(connection, OLD_LETTERS, province, last(province), before))
                try (var drop =
                        connection.prepareStatement("delete from webhook_dead_letter where district = ? and at < ?")) {
                    drop.setString(1, district);
                    drop.setObject(2, before);
                    drop.executeUpdate();
                }
            connection.commit();
        }
    }

    private static List<String> provinces(Connection connection) throws SQLException {
        return texts(connection, "select code from area where tier = 'PROVINCE'");
    }

    private static List<String> districts(Connection connection) throws SQLException {
        var districts = new ArrayList<String>();
        for (var province : provinces(connection)) {
            begin(connection, province);
            districts.addAll(texts(connection, STREAMS, province, last(province)));
        }
        connection.commit();
        return districts;
    }

    private static String last(String province) {
        return new AreaCode(province).last().value();
    }

    private static List<String> texts(Connection connection, String sql, Object... values) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) query.setObject(i + 1, values[i]);
            var texts = new ArrayList<String>();
            try (var row = query.executeQuery()) {
                while (row.next()) texts.add(row.getString(1));
            }
            return texts;
        }
    }

    private int drop(Connection connection, String district) throws SQLException {
        begin(connection, district);
        try (var drop = connection.prepareStatement(DROP)) {
            drop.setString(1, district);
            drop.setObject(2, Days.now().minus(settings.kept()).atOffset(ZoneOffset.UTC));
            drop.setString(3, district);
            drop.setString(4, district);
            int dropped;
            try (var row = drop.executeQuery()) {
                dropped = row.next() ? row.getInt(1) : 0;
            }
            connection.commit();
            return dropped;
        }
    }

    private static void begin(Connection connection, String area) throws SQLException {
        Scope.set(connection, new AreaCode(area));
    }
}
