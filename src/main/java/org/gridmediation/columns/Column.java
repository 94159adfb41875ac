package org.gridmediation.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmediation.sheet.TemplateColumn;

/**
 * One thing that a row can say.
 *
 * @param place where it stands in the request that would do the same: a fault there is a fault of this column
 * @param masking how its value shows in an error
 * @param values what may stand in it: each Chinese word and the value that it means; empty when it is free
 * @param form as what it is read
 * @param sql what a record says there, in the rows of its kind; "" of what it does not tell
 * @param silent empty it says nothing, not that there is nothing
 * @param sealed whether that is sealed in the database
 */
public record Column(
        String name,
        String chinese,
        String place,
        ErrorMask masking,
        boolean required,
        Map<String, String> values,
        String example,
        String note,
        String chineseNote,
        CellForm form,
        String sql,
        boolean silent,
        boolean sealed) {

    static Column of(String name, String chinese, String place, ErrorMask masking) {
        return new Column(name, chinese, place, masking, false, Map.of(), "", "", "", CellForm.TEXT, "", false, false);
    }

    Column needed() {
        return new Column(
                name, chinese, place, masking, true, values, example, note, chineseNote, form, sql, silent, sealed);
    }

    /** @param words Chinese word, value, Chinese word, value … */
    Column oneOf(String... words) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) map.put(words[i], words[i + 1]);
        return new Column(
                name,
                chinese,
                place,
                masking,
                required,
                map,
                words[0],
                note,
                chineseNote,
                CellForm.ONE,
                sql,
                silent,
                sealed);
    }

    Column noted(String example, String chineseNote, String note) {
        return new Column(
                name, chinese, place, masking, required, values, example, note, chineseNote, form, sql, silent, sealed);
    }

    /** With the same values and notes. */
    Column like(Column other) {
        return new Column(
                name,
                chinese,
                place,
                masking,
                required,
                other.values,
                other.example,
                other.note,
                other.chineseNote,
                other.form,
                sql,
                silent,
                sealed);
    }

    Column as(CellForm form) {
        return new Column(
                name, chinese, place, masking, required, values, example, note, chineseNote, form, sql, silent, sealed);
    }

    Column stored(String sql) {
        return new Column(
                name, chinese, place, masking, required, values, example, note, chineseNote, form, sql, silent, sealed);
    }

    Column sealedIn(String sql) {
        return new Column(
                name, chinese, place, masking, required, values, example, note, chineseNote, form, sql, silent, true);
    }

    Column silentWhenEmpty() {
        return new Column(
                name, chinese, place, masking, required, values, example, note, chineseNote, form, sql, true, sealed);
    }

    /** Whether a record is compared with what a row says there. */
    public boolean isCompared() {
        return form != CellForm.UNREAD && !name.equals("id") && !sql.isEmpty();
    }

    /** The record's own column that holds it as it is. */
    public String stored() {
        return sql.substring(sql.indexOf('.') + 1);
    }

    /** As a reader and a template know it. */
    public TemplateColumn template() {
        return new TemplateColumn(name, chinese, note, chineseNote, required, List.copyOf(values.keySet()));
    }
}
