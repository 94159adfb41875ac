package org.gridmediation.imports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.area.AreaCode;
import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.RowReader;
import org.gridmediation.privacy.Spaces;

/** What a row says, or a record: a text for each column that is not empty, the same for all ways to write the same. */
final class Content {
    private final Map<String, String> texts = new HashMap<>();
    /** What a record holds, blanks and all. */
    private final Map<String, String> held = new HashMap<>();
    /** What the record said before the row is written; null of a row alone. */
    private Content before;

    static Content of(RowReader row, ColumnSet columns) {
        var content = new Content();
        for (var column : columns.all())
            if (row.has(column)) content.put(column, column.form().read(row, column));
        return content;
    }

    void put(Column column, String text) {
        if (text != null && !text.isEmpty()) texts.put(column.name(), text);
    }

    /** As a cell with the same text is read: a blank is nothing, and blanks around it are no change. */
    void read(Column column, String text) {
        if (text == null) return;
        held.put(column.name(), text);
        put(column, plain(text));
    }

    static String plain(String text) {
        return Spaces.plain(text).strip();
    }

    void remove(Column column) {
        texts.remove(column.name());
    }

    String text(Column column) {
        return texts.get(column.name());
    }

    boolean has(Column column) {
        return texts.containsKey(column.name());
    }

    boolean hasAny(List<Column> columns) {
        return columns.stream().anyMatch(this::has);
    }

    UUID id(Column column) {
        return has(column) ? UUID.fromString(text(column)) : null;
    }

    AreaCode area(Column column) {
        return has(column) ? new AreaCode(text(column)) : null;
    }

    LocalDate day(Column column) {
        return has(column) ? LocalDate.parse(text(column)) : null;
    }

    Instant time(Column column) {
        return has(column) ? OffsetDateTime.parse(text(column)).toInstant() : null;
    }

    Long whole(Column column) {
        return has(column) ? Long.valueOf(text(column)) : null;
    }

    /** Too large for one it is as large as one can be, which no rule takes. */
    Integer number(Column column) {
        return has(column) ? Integer.valueOf((int) Math.min(whole(column), Integer.MAX_VALUE)) : null;
    }

    <E extends Enum<E>> E one(Column column, Class<E> type) {
        return has(column) ? Enum.valueOf(type, text(column)) : null;
    }

    <E extends Enum<E>> E one(Column column, Class<E> type, E otherwise) {
        return has(column) ? one(column, type) : otherwise;
    }

    List<String> several(Column column) {
        return has(column) ? List.of(text(column).split(CellForm.SEPARATOR)) : null;
    }

    /** What follows from other columns is said in a column that the file does not have. */
    private boolean isSaid(Column column, Header header) {
        return has(column) || header.has(column) && !column.silent();
    }

    /** Whether a record that says this would stay as it is. */
    boolean agrees(Content record, Header header) {
        for (var column : header.columns.all())
            if (column.isCompared() && isSaid(column, header) && !Objects.equals(text(column), record.text(column)))
                return false;
        return true;
    }

    /** What the record says once the row is written: what the row leaves out stays. */
    Content over(Content record, Header header) {
        var all = new Content();
        all.before = record;
        for (var column : header.columns.all()) {
            all.put(column, isSaid(column, header) ? text(column) : record.text(column));
        }
        return all;
    }

    Content before() {
        return before;
    }

    /** Whether the record, if there is one, says something else in one of these. */
    boolean isNews(Column... columns) {
        return before == null
                || Stream.of(columns).anyMatch(column -> !Objects.equals(text(column), before.text(column)));
    }

    /** As it is to be stored: what is no news stays as it is, blanks and all. */
    String stored(Column column) {
        return isNews(column) ? text(column) : before.held.get(column.name());
    }

    /** All of it in one text. A column that is not there says something else than one that is empty. */
    String text(Header header) {
        var all = new StringBuilder();
        for (var column : header.columns.all())
            all.append(header.has(column) ? '+' : '-')
                    .append(has(column) ? text(column) : "")
                    .append('\0');
        return all.toString();
    }
}
