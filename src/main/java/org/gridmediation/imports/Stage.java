package org.gridmediation.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;

/**
 * Rows in a table that only this connection has and that is empty after the transaction: COPY does not go into tables with row-level
 * security, and nothing of anybody is left behind.
 */
final class Stage<R> {
    private record Field<R>(String name, String type, Writing<R> writing) {}

    private interface Writing<R> {
        void write(Copy copy, R row);
    }

    private final String table;
    private final List<Field<R>> fields = new ArrayList<>();

    Stage(String table) {
        this.table = table;
    }

    private Stage<R> field(String name, String type, Writing<R> writing) {
        fields.add(new Field<>(name, type, writing));
        return this;
    }

    Stage<R> text(String name, Function<R, String> value) {
        return field(name, "text collate \"C\"", (copy, row) -> copy.text(value.apply(row)));
    }

    Stage<R> word(String name, Function<R, Enum<?>> value) {
        return text(
                name, row -> value.apply(row) == null ? null : value.apply(row).name());
    }

    Stage<R> id(String name, Function<R, UUID> value) {
        return field(name, "uuid", (copy, row) -> copy.id(value.apply(row)));
    }

    Stage<R> number(String name, Function<R, Integer> value) {
        return field(name, "integer", (copy, row) -> copy.number(value.apply(row)));
    }

    Stage<R> whole(String name, Function<R, Long> value) {
        return field(name, "bigint", (copy, row) -> copy.whole(value.apply(row)));
    }

    Stage<R> truth(String name, Function<R, Boolean> value) {
        return field(name, "boolean", (copy, row) -> copy.truth(value.apply(row)));
    }

    Stage<R> bytes(String name, Function<R, byte[]> value) {
        return field(name, "bytea", (copy, row) -> copy.bytes(value.apply(row)));
    }

    Stage<R> day(String name, Function<R, LocalDate> value) {
        return field(name, "date", (copy, row) -> copy.day(value.apply(row)));
    }

    Stage<R> time(String name, Function<R, Instant> value) {
        return field(name, "timestamptz", (copy, row) -> copy.time(value.apply(row)));
    }

    /** What a row's content says in columns that records have as it is. */
    Stage<R> columns(List<Column> columns, Function<R, Content> content) {
        for (var column : columns)
            if (column.form() == CellForm.DAY)
                day(column.stored(), row -> content.apply(row).day(column));
            else text(column.stored(), row -> content.apply(row).stored(column));
        return this;
    }

    void fill(Connection connection, Iterable<R> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists " + table + " ("
                    + fields.stream().map(f -> f.name + " " + f.type).collect(Collectors.joining(", "))
                    + ") on commit delete rows; truncate " + table);
        }
        try (var copy =
                new Copy(connection, table, fields.stream().map(Field::name).toArray(String[]::new))) {
            for (var row : rows) {
                copy.row();
                for (var field : fields) field.writing.write(copy, row);
            }
        }
    }
}
