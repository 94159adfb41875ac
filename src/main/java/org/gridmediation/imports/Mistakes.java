package org.gridmediation.imports;

import java.util.ArrayList;
import java.util.List;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ColumnSet;
import org.gridmediation.columns.Mistake;
import org.gridmediation.http.Faults;

/** What is wrong with what a row says, each at its column. */
final class Mistakes {
    private final ColumnSet columns;
    private final Content content;
    final List<Mistake> all;

    Mistakes(ColumnSet columns, Content content) {
        this(columns, content, new ArrayList<>());
    }

    /** @param all those that are known, to which others are added */
    Mistakes(ColumnSet columns, Content content, List<Mistake> all) {
        this.columns = columns;
        this.content = content;
        this.all = all;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void add(Column column, String code) {
        if (column != null && all.stream().anyMatch(m -> m.column() == column)) return;
        all.add(new Mistake(
                column,
                column == null || !content.has(column) ? null : column.masking().of(content.text(column)),
                code));
    }

    void addIf(boolean wrong, Column column, String code) {
        if (wrong) add(column, code);
    }

    /** What a request's own checks found. @param within where the checked body stands in the request */
    void take(String within, Faults faults) {
        faults.forEach((place, code) -> add(columns.at(within + place), code));
    }
}
