package org.gridmediation.journal;

import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.access.Scope;
import org.gridmediation.access.TimeOrderedId;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;

/**
 * One line of the journal (GB/T 22239-2019: date, user, type, success of every important act).
 *
 * @param area of the post under which it was done
 * @param status the HTTP status of the answer, 200 for every success
 */
public record Entry(
        UUID id,
        AreaCode area,
        Instant at,
        String subject,
        String who,
        UUID postId,
        Role role,
        String operation,
        String objectId,
        String partId,
        String fields,
        String purpose,
        int status,
        String address,
        String requestId) {

    static Entry of(
            String subject,
            CallerPost post,
            String operation,
            String objectId,
            String partId,
            String fields,
            String purpose,
            int status,
            String address,
            String requestId) {
        var id = TimeOrderedId.Generator.next();
        return new Entry(
                id,
                post.area(),
                Days.now(),
                subject,
                post.name(),
                post.id(),
                post.role(),
                operation,
                objectId,
                partId,
                fields,
                purpose,
                status,
                address,
                requestId);
    }

    /** What a job did for whoever asked for it; the request was that of asking. */
    public static Entry ofWork(String subject, CallerPost post, String operation, String objectId, String what) {
        return of(subject, post, operation, objectId, null, null, what, 200, "", objectId);
    }

    public void write(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into journal (id, area, at, subject, who, post_id, role, operation, object_id, part_id, fields, purpose, status, address,
                    request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            var values = new Object[] {
                id,
                area.value(),
                at.atOffset(ZoneOffset.UTC),
                subject,
                who,
                postId,
                role.name(),
                operation,
                objectId,
                partId,
                fields,
                purpose,
                status,
                address,
                requestId
            };
            for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
            insert.executeUpdate();
        }
    }

    void writeAlone(DataSource database) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Scope.set(connection, area);
            write(connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            Log.errorf("request %s: its refusal could not be journalled (%s)", requestId, e.getSQLState());
        }
    }
}
