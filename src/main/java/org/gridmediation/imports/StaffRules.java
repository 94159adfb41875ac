package org.gridmediation.imports;

import static org.gridmediation.columns.StaffColumns.AREA;
import static org.gridmediation.columns.StaffColumns.POSTS;
import static org.gridmediation.columns.StaffColumns.USERNAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.Areas;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.HeldPosts;
import org.gridmediation.imports.SetLoader.Work;

/** What holds for staff and their posts beside what a row says of them; for a chunk of them at once. */
@ApplicationScoped
class StaffRules {
    @Inject
    Areas areas;

    private static final String OWN =
            "select p.role || ' ' || p.area from post p where p.staff_id = ? and" + StaffStatements.NOW;

    void look(Connection connection, ImportJob job, List<Work<StaffForm>> rows) throws SQLException {
        var named = new HashMap<UUID, String>();
        try (var query = connection.prepareStatement("select id, username from staff where id = any(?)")) {
            query.setArray(
                    1, Sql.ids(connection, rows.stream().map(row -> row.draft().id())));
            try (var row = query.executeQuery()) {
                while (row.next()) named.put(row.getObject(1, UUID.class), Objects.toString(row.getString(2), ""));
            }
        }
        var refusing = areas.refusing(rows.stream()
                .flatMap(row -> Stream.concat(
                        Stream.of(row.draft().form().person().area()),
                        row.draft().form().posts().all().stream().map(HeldPosts.Held::area)))
                .collect(Collectors.toSet()));
        var own = rows.stream().anyMatch(row -> row.draft().id().equals(job.staffId)) ? own(connection, job) : Set.of();
        for (var row : rows) {
            var mistakes = new Mistakes(ColumnSet.STAFF, row.draft().content());
            var form = row.draft().form();
            var username = named.get(row.draft().id());
            var code = refusing.get(form.person().area());
            mistakes.addIf(code != null, AREA, code);
            for (var held : form.posts().all()) {
                var no = refusing.get(held.area());
                mistakes.addIf(no != null, POSTS, no);
            }
            mistakes.addIf(
                    username != null
                            && !username.equals(Objects.toString(form.person().username(), "")),
                    USERNAME,
                    "USERNAME_FIXED");
            if (row.draft().id().equals(job.staffId)) {
                mistakes.addIf(
                        form.posts().all().stream()
                                .noneMatch(held ->
                                        held.role() == job.byRole && held.area().equals(job.area)),
                        POSTS,
                        "OWN_POST");
                mistakes.addIf(
                        form.posts().all().stream().anyMatch(held -> !own.contains(held.role() + " " + held.area())),
                        POSTS,
                        "SECOND_PERSON_NEEDED");
            }
            if (!mistakes.isEmpty()) row.line().reject(mistakes.all);
        }
    }

    /** The posts of who sent the file: it gives them no other. */
    private static Set<String> own(Connection connection, ImportJob job) throws SQLException {
        var own = new HashSet<String>();
        try (var query = connection.prepareStatement(OWN)) {
            query.setObject(1, job.staffId);
            try (var row = query.executeQuery()) {
                while (row.next()) own.add(row.getString(1));
            }
        }
        return own;
    }
}
