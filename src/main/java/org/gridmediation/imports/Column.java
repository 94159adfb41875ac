package org.gridmediation.imports;

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
 */
public record Column(
        String name,
        String chinese,
        String place,
        Masking masking,
        boolean required,
        Map<String, String> values,
        String example,
        String note,
        String chineseNote) {

    static Column of(String name, String chinese, String place, Masking masking) {
        return new Column(name, chinese, place, masking, false, Map.of(), "", "", "");
    }

    Column needed() {
        return new Column(name, chinese, place, masking, true, values, example, note, chineseNote);
    }

    /** @param words Chinese word, value, Chinese word, value … */
    Column oneOf(String... words) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < words.length; i += 2) map.put(words[i], words[i + 1]);
        return new Column(name, chinese, place, masking, required, map, words[0], note, chineseNote);
    }

    Column noted(String example, String chineseNote, String note) {
        return new Column(name, chinese, place, masking, required, values, example, note, chineseNote);
    }

    /** As a reader and a template know it. */
    public TemplateColumn template() {
        return new TemplateColumn(name, chinese, note, chineseNote, required, List.copyOf(values.keySet()));
    }
}
