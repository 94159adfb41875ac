package org.gridmediation.imports;

import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.gridmediation.columns.Column;

/**
 * A column that a row may leave empty because its value follows from others. What a record says there only for that reason goes when they change: the
 * row is read as one that is new.
 *
 * @param bases the columns from which it follows; none of what follows from something beside the record
 * @param stale whether the value followed from what the record says, or cannot stay beside what it is to say: of the one that is to be, and of the
 *     record as it is
 */
record Derivation(Column column, List<Column> bases, BiPredicate<Content, Content> stale) {
    static Derivation always(Column column, Column... bases) {
        return new Derivation(column, List.of(bases), (next, record) -> true);
    }

    static Derivation when(BiPredicate<Content, Content> stale, Column column, Column... bases) {
        return new Derivation(column, List.of(bases), stale);
    }

    static boolean differs(Column column, Content one, Content other) {
        return !Objects.equals(one.text(column), other.text(column));
    }

    void apply(Content row, Content record, Content next) {
        if (row.has(column) || !next.has(column)) return;
        if (!bases.isEmpty() && bases.stream().noneMatch(base -> differs(base, next, record))) return;
        if (stale.test(next, record)) next.remove(column);
    }
}
