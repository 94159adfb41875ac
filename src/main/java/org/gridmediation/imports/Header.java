package org.gridmediation.imports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gridmediation.sheet.Cell;
import org.gridmediation.sheet.SheetRow;

/** Which column of a file is which of a kind's: by name, in any order, in either language. */
final class Header {
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{5}");
    private static final int LONGEST = 40;

    final Kind kind;
    private final Map<Column, Integer> places = new IdentityHashMap<>();
    final List<Mistake> mistakes = new ArrayList<>();

    Header(Kind kind, List<String> names, List<String> ignored) {
        this.kind = kind;
        var unknown = new ArrayList<Integer>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (name.isEmpty()) continue;
            var column = kind.columns().stream()
                    .filter(c -> c.template().isCalled(name))
                    .findFirst();
            if (ignored.stream().anyMatch(name::equalsIgnoreCase)) continue;
            if (column.isEmpty()) unknown.add(i);
            else if (places.putIfAbsent(column.get(), i) != null)
                mistakes.add(new Mistake(column.get(), null, "COLUMN_TWICE"));
        }
        // Then the first row is somebody, and nothing of it is repeated.
        if (places.isEmpty()) mistakes.add(new Mistake(null, null, "HEADER_UNKNOWN"));
        else unknown.forEach(i -> mistakes.add(new Mistake(null, printable(names.get(i), i), "COLUMN_UNKNOWN")));
        if (!places.isEmpty())
            kind.columns().stream()
                    .filter(c -> c.required() && !places.containsKey(c))
                    .forEach(c -> mistakes.add(new Mistake(c, null, "COLUMN_MISSING")));
    }

    private static String printable(String name, int place) {
        return name.length() > LONGEST || LONG_NUMBER.matcher(name).find() ? "#" + (place + 1) : name;
    }

    /** The order of the kind's columns; what is about the row as a whole first. */
    Comparator<Mistake> inOrder() {
        return Comparator.comparingInt(
                mistake -> mistake.column() == null ? -1 : kind.columns().indexOf(mistake.column()));
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    Cell cell(Column column, SheetRow row) {
        return row.cell(places.get(column));
    }

    /** The column that says what stands at this place of a request. */
    Column at(String place) {
        return kind.at(place);
    }
}
