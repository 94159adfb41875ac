package org.gridmediation.imports;

import static org.gridmediation.columns.MediatorColumns.AREA;
import static org.gridmediation.columns.MediatorColumns.NAME;
import static org.gridmediation.columns.MediatorColumns.ORGANIZATION;
import static org.gridmediation.columns.MediatorColumns.STAFF_ID;
import static org.gridmediation.columns.MediatorColumns.USERNAME;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridmediation.columns.Column;

/** Which committees and staff rows about mediators name; for a chunk of them at once. */
final class MediatorNames {
    private static final String COMMITTEES =
            "select area || ' ' || name, id from organization where kind = 'MEDIATION_COMMITTEE' and area = any(?) and name = any(?)";

    private static final String STAFF = """
            select id, area, name, username, birth_date from staff where id = any(cast(? as uuid[]))
            union select id, area, name, username, birth_date from staff where username = any(?)
            union select id, area, name, username, birth_date from staff where name = any(?)""";

    record Person(UUID id, String area, String name, String username, LocalDate birthDate) {}

    private final Map<String, UUID> committees = new HashMap<>();
    private final List<Person> people = new ArrayList<>();

    MediatorNames(Connection connection, List<Content> contents) throws SQLException {
        try (var query = connection.prepareStatement(COMMITTEES)) {
            query.setArray(1, texts(connection, contents, c -> c.text(AREA)));
            query.setArray(2, texts(connection, contents, c -> c.text(ORGANIZATION)));
            try (var row = query.executeQuery()) {
                while (row.next()) committees.put(row.getString(1), row.getObject(2, UUID.class));
            }
        }
        try (var query = connection.prepareStatement(STAFF)) {
            query.setArray(1, texts(connection, contents, c -> c.text(STAFF_ID)));
            query.setArray(2, texts(connection, contents, c -> c.text(USERNAME)));
            query.setArray(3, texts(connection, contents, c -> c.text(NAME)));
            try (var row = query.executeQuery()) {
                while (row.next())
                    people.add(new Person(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getObject(5, LocalDate.class)));
            }
        }
    }

    private static java.sql.Array texts(Connection connection, List<Content> contents, Function<Content, String> text)
            throws SQLException {
        return Sql.texts(
                connection, contents.stream().map(text).filter(Objects::nonNull).distinct());
    }

    UUID committee(Content content) {
        return committees.get(content.text(AREA) + " " + content.text(ORGANIZATION));
    }

    /** Where the row tells who it is: their id, else their username, else their name, which may be several people's. */
    static Column who(Content content) {
        return Stream.of(STAFF_ID, USERNAME, NAME)
                .filter(content::has)
                .findFirst()
                .orElse(null);
    }

    List<Person> people(Content content) {
        var who = who(content);
        if (who == null) return List.of();
        var text = content.text(who);
        return people.stream()
                .filter(person -> who == STAFF_ID
                        ? person.id.toString().equals(text)
                        : who == USERNAME
                                ? text.equals(person.username)
                                : text.equals(person.name) && person.area.startsWith(content.text(AREA)))
                .toList();
    }
}
