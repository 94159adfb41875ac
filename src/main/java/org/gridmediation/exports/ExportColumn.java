package org.gridmediation.exports;

import org.gridmediation.imports.CellForm;
import org.gridmediation.imports.Column;
import org.gridmediation.imports.Kind;
import org.gridmediation.imports.Masking;

/**
 * A column of an export.
 *
 * @param name as an import of the same kind calls it
 * @param sql what stands in it
 */
record ExportColumn(String name, String chinese, String sql, Shown shown) {
    static ExportColumn of(String name, String chinese, String sql) {
        return new ExportColumn(name, chinese, sql, Shown.ALL);
    }

    /** A column of the import of the same kind, which takes it back. */
    static ExportColumn like(Kind imported, String name, String sql, Shown shown) {
        var column = imported.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new ExportColumn(name, column.chinese(), sql, shown);
    }

    /** The same column of an import of the same kind. */
    static ExportColumn like(Column column) {
        return new ExportColumn(column.name(), column.chinese(), column.sql(), shown(column));
    }

    private static Shown shown(Column column) {
        if (column.form() == CellForm.UNREAD && column.masking() == Masking.NAME) return Shown.NAMES;
        return switch (column.masking()) {
            case NONE, WORD -> Shown.ALL;
            case NAME -> Shown.NAME;
            case NUMBER -> column.sealed() ? Shown.NUMBER : Shown.ALL;
            case PHONE -> column.sealed() ? Shown.PHONE : Shown.ALL;
            case ADDRESS -> column.sealed() ? Shown.HOME : Shown.ADDRESS;
            case HIDDEN -> column.form() == CellForm.DAY ? Shown.DAY : Shown.WORDS;
        };
    }

    /** What is masked has another name: an import would take the stars for somebody's name. */
    String header(boolean full) {
        if (full || shown == Shown.ALL) return chinese + "/" + name;
        return chinese + "（遮蔽）/masked" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    String key(boolean full) {
        var header = header(full);
        return header.substring(header.indexOf('/') + 1);
    }
}
