package org.gridmediation.sheet;

import java.util.List;
import java.util.Locale;
import org.gridmediation.privacy.HalfWidth;

/**
 * A column that a file may have.
 *
 * @param name in English, as a key of NDJSON: idNumber
 * @param chinese 公民身份号码
 * @param note what may stand in it, in English
 * @param chineseNote the same in Chinese
 * @param values all that may stand in it; empty when it is free
 */
public record TemplateColumn(
        String name, String chinese, String note, String chineseNote, boolean required, List<String> values) {

    /** How a template names it: 公民身份号码/idNumber. */
    public String header() {
        return chinese + "/" + name;
    }

    /** Whether a header means this column: its Chinese name, its English one, or both; the letters' case and width do not matter. */
    public boolean isCalled(String header) {
        var plain = plain(header);
        return plain.equals(plain(name)) || plain.equals(plain(chinese)) || plain.equals(plain(header()));
    }

    private static String plain(String text) {
        return HalfWidth.of(text).replaceAll("\\s|\\*", "").toLowerCase(Locale.ROOT);
    }
}
