package org.gridmediation.exports;

import org.gridmediation.columns.CellForm;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.ErrorMask;

/**
 * A column of an export.
 *
 * @param name as an import of the same kind calls it
 * @param sql what stands in it
 */
record ExportColumn(String name, String chinese, String sql, ColumnVisibility shown) {
    static ExportColumn of(String name, String chinese, String sql) {
        return new ExportColumn(name, chinese, sql, ColumnVisibility.ALL);
    }

    /** The same column of an import of the same kind. */
    static ExportColumn like(Column column) {
        return new ExportColumn(column.name(), column.chinese(), column.sql(), shown(column));
    }

    private static ColumnVisibility shown(Column column) {
        if (column.form() == CellForm.UNREAD && column.masking() == ErrorMask.NAME) return ColumnVisibility.NAMES;
        return switch (column.masking()) {
            case NONE, WORD -> ColumnVisibility.ALL;
            case NAME -> ColumnVisibility.NAME;
            case NUMBER -> column.sealed() ? ColumnVisibility.NUMBER : ColumnVisibility.ALL;
            case PHONE -> {
                if (!column.sealed()) yield ColumnVisibility.ALL;
                yield column.form() == CellForm.SEVERAL ? ColumnVisibility.PHONES : ColumnVisibility.PHONE;
            }
            case ADDRESS -> column.sealed() ? ColumnVisibility.HOME : ColumnVisibility.ADDRESS;
            case HIDDEN -> column.form() == CellForm.DAY ? ColumnVisibility.DAY : ColumnVisibility.WORDS;
        };
    }

    /** What is masked has another name: an import would take the stars for somebody's name. */
    String header(boolean full) {
        if (full || shown == ColumnVisibility.ALL) return chinese + "/" + name;
        return chinese + "（遮蔽）/masked" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String key(boolean full) {
        var header = header(full);
        return header.substring(header.indexOf('/') + 1);
    }
}
