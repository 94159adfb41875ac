package org.gridmediation.columns;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.privacy.Characters;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Visible;
import org.gridmediation.sheet.Cell;
import org.gridmediation.sheet.SheetRow;

/** Reads the cells of one row, each as what its column is for, and collects what is wrong with them. Nothing is guessed. */
public final class RowReader {
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})[-/.](\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日)");
    private static final Pattern EIGHT_DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern TIME =
            Pattern.compile("(.+?)(?: *T *| +)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z|[+-]\\d{2}:\\d{2})?");
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
    private static final Pattern MIDNIGHT = Pattern.compile("T00:00(:00(\\.0+)?)?Z?$");
    private static final Pattern SEPARATORS = Pattern.compile("[;；、，,|\\n]");

    private final Header header;
    private final SheetRow row;
    public final List<Mistake> mistakes = new ArrayList<>();

    public RowReader(Header header, SheetRow row) {
        this.header = header;
        this.row = row;
        if (row.fault() != null)
            mistakes.add(new Mistake(null, null, row.fault().name()));
    }

    public boolean has(Column column) {
        return header.has(column);
    }

    private Cell cell(Column column) {
        return header.cell(column, row);
    }

    public void wrong(Column column, String code) {
        // What the whole row lacks may be said at a column that the file does not have.
        var value = column == null || !has(column)
                ? null
                : column.masking().of(cell(column).text());
        mistakes.add(new Mistake(column, value, code));
    }

    /** Free text: as it was typed, without the space around it. A name or a word is none: every character of it can be seen. */
    public String text(Column column) {
        return text(column, !column.masking().isProse());
    }

    private String text(Column column, boolean visible) {
        var cell = readable(column);
        if (cell == null) return null;
        if (cell.kind() == Cell.Kind.DATE || cell.kind() == Cell.Kind.BOOLEAN)
            return nothing(column, cell.kind() == Cell.Kind.DATE ? "CELL_BECAME_DATE" : "CELL_NOT_TEXT");
        if (cell.kind() == Cell.Kind.NUMBER && cell.isScientific()) return nothing(column, "CELL_SCIENTIFIC");
        var fault = Characters.fault(cell.text());
        if (fault.isEmpty() && visible) fault = Visible.Check.fault(cell.text());
        return fault.isPresent() ? nothing(column, fault.get()) : cell.text().strip();
    }

    /** A number that is a name: stored as a quantity it has lost its zeros in front or its last digits. */
    public String number(Column column) {
        var cell = readable(column);
        if (cell == null) return null;
        if (cell.isScientific()) return nothing(column, "CELL_SCIENTIFIC");
        if (cell.kind() == Cell.Kind.NUMBER) return nothing(column, "CELL_IS_NUMBER");
        return text(column, true);
    }

    /** What has no zeros in front and few enough digits for a spreadsheet may be stored as a quantity. */
    public String digits(Column column) {
        var cell = readable(column);
        if (cell == null) return null;
        if (cell.isScientific()) return nothing(column, "CELL_SCIENTIFIC");
        var text = text(column, true);
        return text == null ? null : HalfWidth.of(text).strip();
    }

    /** A value that says by a code of its own what is wrong with it. */
    public <T> T value(Column column, Function<String, T> parse) {
        var text = digits(column);
        if (text == null) return null;
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException wrong) {
            wrong(column, wrong.getMessage());
            return null;
        }
    }

    public <E extends Enum<E>> E one(Column column, Class<E> type) {
        var value = word(column);
        return value == null ? null : Enum.valueOf(type, value);
    }

    /** One of the column's values, said in Chinese or by its name. */
    public String word(Column column) {
        var text = text(column);
        if (text == null) return null;
        var value =
                column.values().getOrDefault(text, HalfWidth.of(text).strip().toUpperCase(java.util.Locale.ROOT));
        if (column.values().containsValue(value)) return value;
        wrong(column, "UNKNOWN_VALUE");
        return null;
    }

    public List<String> several(Column column) {
        var text = digits(column);
        if (text == null) return null;
        return SEPARATORS
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    public LocalDate day(Column column) {
        var cell = readable(column);
        if (cell == null) return null;
        var text = cell.halfWidth();
        if (cell.kind() == Cell.Kind.DATE) text = MIDNIGHT.matcher(text).replaceFirst("");
        try {
            var day = cell.kind() == Cell.Kind.BOOLEAN ? null : day(text);
            if (day != null) return day;
        } catch (DateTimeException noSuchDay) {
            wrong(column, "NO_SUCH_DAY");
            return null;
        }
        wrong(column, "DAY_FORMAT");
        return null;
    }

    /** A day alone is its beginning; what names no offset is China's time. */
    public String time(Column column) {
        var cell = readable(column);
        if (cell == null) return null;
        var text = cell.halfWidth();
        var parts = TIME.matcher(text);
        try {
            var day = cell.kind() == Cell.Kind.BOOLEAN ? null : day(parts.matches() ? parts.group(1) : text);
            if (day != null) return SECOND.format((parts.matches() ? at(day, parts) : Days.start(day)).atOffset(CHINA));
        } catch (DateTimeException noSuchTime) {
            wrong(column, "NO_SUCH_DAY");
            return null;
        }
        wrong(column, "TIME_FORMAT");
        return null;
    }

    private static Instant at(LocalDate day, java.util.regex.Matcher parts) {
        int seconds = parts.group(4) == null ? 0 : number(parts, 4);
        var time = day.atTime(number(parts, 2), number(parts, 3), seconds);
        return parts.group(5) == null
                ? time.atZone(Days.ZONE).toInstant()
                : time.toInstant(ZoneOffset.of(parts.group(5)));
    }

    private static LocalDate day(String text) {
        var parts = DAY.matcher(text);
        if (parts.matches()) return parts.group(2) != null ? day(parts, 1, 2, 3) : day(parts, 1, 4, 5);
        var eight = EIGHT_DIGITS.matcher(text);
        return eight.matches() ? day(eight, 1, 2, 3) : null;
    }

    private static LocalDate day(java.util.regex.Matcher parts, int year, int month, int day) {
        return LocalDate.of(number(parts, year), number(parts, month), number(parts, day));
    }

    private static int number(java.util.regex.Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }

    /** What the request's own checks found, each at the column that says it. */
    public void take(Faults faults) {
        faults.forEach((place, code) -> {
            var column = header.at(place);
            // Why it could not be read is said already.
            if (mistakes.stream().noneMatch(m -> m.column() == column)) wrong(column, code);
        });
    }

    private Cell readable(Column column) {
        if (!header.has(column)) return null;
        var cell = cell(column);
        if (cell.isBlank()) return null;
        return switch (cell.kind()) {
            case FORMULA -> nothing(column, "CELL_FORMULA");
            case ERROR -> nothing(column, "CELL_ERROR");
            default -> cell;
        };
    }

    private <T> T nothing(Column column, String code) {
        // text() looks at what digits() and number() have looked at.
        if (mistakes.stream().noneMatch(m -> m.column() == column)) wrong(column, code);
        return null;
    }
}
