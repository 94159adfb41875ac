package org.gridmediation.columns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gridmediation.sheet.Cell;
import org.gridmediation.sheet.SheetRow;
import org.gridmediation.sheet.TemplateColumn;

/** Which column of a file is which of a kind's: by name, in any order, in either language. */
public final class Header {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5}");
    private static final int LONGEST = 40;
    /** What we wrote beside the rows of a file that had some wrong ones, and comes back with it. */
    public static final TemplateColumn ERRORS = new TemplateColumn("errors", "错误", "", "", false, List.of());

    public final ColumnSet columns;
    private final Map<Column, Integer> places = new IdentityHashMap<>();
    public final List<Mistake> mistakes = new ArrayList<>();

    public Header(ColumnSet columns, List<String> names, List<String> ignored) {
        this.columns = columns;
        var unknown = new ArrayList<Integer>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isEmpty()) continue;
            var column = columns.all().stream()
                    .filter(c -> c.template().isCalled(name))
                    .findFirst();
            if (ERRORS.isCalled(name) || ignored.stream().anyMatch(name::equalsIgnoreCase)) continue;
            if (column.isEmpty()) unknown.add(i);
            else if (places.putIfAbsent(column.get(), i) != null)
                mistakes.add(new Mistake(column.get(), null, "COLUMN_TWICE"));
        }
        // Then the first row is somebody, and nothing of it is repeated.
        if (places.isEmpty()) mistakes.add(new Mistake(null, null, "HEADER_UNKNOWN"));
        else unknown.forEach(i -> mistakes.add(new Mistake(null, printable(names.get(i), i), "COLUMN_UNKNOWN")));
        if (!places.isEmpty()) missing().forEach(c -> mistakes.add(new Mistake(c, null, "COLUMN_MISSING")));
    }

    private List<Column> missing() {
        var missing = new ArrayList<>(columns.all().stream()
                .filter(c -> c.required() && !places.containsKey(c))
                .toList());
        var natural = columns.keys().get(0);
        if (columns.keys().stream().noneMatch(places::containsKey) && !missing.contains(natural)) missing.add(natural);
        return missing;
    }

    private static String printable(String name, int place) {
        return name.length() > LONGEST || LONG_NUMBER.matcher(name).find() ? "#" + (place + 1) : name;
    }

    /** The order of the kind's columns; what is about the row as a whole first. */
    public Comparator<Mistake> inOrder() {
        return Comparator.comparingInt(
                mistake -> mistake.column() == null ? -1 : columns.all().indexOf(mistake.column()));
    }

    public boolean has(Column column) {
        return places.containsKey(column);
    }

    /** Where the column of this name stands; -1 of none. */
    public int place(String column) {
        return column == null || !has(columns.column(column)) ? -1 : places.get(columns.column(column));
    }

    public Cell cell(Column column, SheetRow row) {
        return row.cell(places.get(column));
    }

    /** The column that says what stands at this place of a request. */
    public Column at(String place) {
        return columns.at(place);
    }
}
