package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we write, we read: each text, whatever a spreadsheet might make of it. */
class RoundTripTest {
    private static final String[] PIECES = {
        "=",
        "+",
        "-",
        "@",
        "'",
        "\"",
        ",",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "#!",
        " ",
        "　",
        "＝",
        "张三",
        "𠮷",
        "440103199003070010",
        "1E5",
        "_x000D_",
        "_x005F_",
        "\\",
        "$1",
        "<",
        "&amp;",
        "]]>",
        "\u0001",
        "\u000b",
        "\u0085",
        "\u2028",
        "é",
        "\ufeff",
        "a",
        "{",
        "null",
        "\uffff"
    };

    @TempDir
    Path folder;

    static Stream<Arguments> forms() {
        return Stream.of(SheetFormat.values())
                .flatMap(format -> Stream.of(
                        Arguments.of(new SheetForm(format, false)), Arguments.of(new SheetForm(format, true))));
    }

    private static byte[] written(SheetForm form, List<String> header, List<List<String>> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = form.open(bytes, header, Map.of("水印", "某人"))) {
            for (var row : rows) writer.row(row);
            writer.note("watermark, rows=" + rows.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) text.append(PIECES[random.nextInt(PIECES.length)]);
        return text.toString();
    }

    /** Blank cells of any kind are nothing, and nothing at the end of a row is not written. */
    private static List<String> trimmed(List<String> row) {
        int size = row.size();
        while (size > 0 && row.get(size - 1).isEmpty()) size--;
        return row.subList(0, size);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bringsEveryTextBack(SheetForm form) {
        var random = new Random(20261125);
        var header = List.of("姓名/name", "=b", "'c", "d\"");
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < 3000; i++) rows.add(List.of("r" + i, text(random), text(random), text(random)));
        for (int i = 0; i < 1000; i++) rows.add(List.of(text(random), text(random), "", ""));
        var reader = new Reader(folder);
        reader.hint = new SheetHint(form.mediaType(), "a." + form.extension(), null, null);
        var read = reader.read(written(form, header, rows));
        assertThat(read.header()).isEqualTo(header);
        var expected = rows.stream().map(RoundTripTest::trimmed).toList();
        var texts = read.texts();
        for (int i = 0; i < rows.size(); i++)
            assertThat(texts.get(i)).as("row %d", i).isEqualTo(expected.get(i));
        assertThat(read.rows()).hasSize(rows.size() + 1);
        assertThat(read.rows().get(rows.size()).isBlank()).isTrue();
    }

    @Test
    void leavesNothingToASpreadsheetToRun() {
        for (var text : List.of("=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "＝1"))
            assertThat(new String(
                            written(
                                    new SheetForm(SheetFormat.CSV, false),
                                    List.of("a", "b"),
                                    List.of(List.of("x", text))),
                            StandardCharsets.UTF_8))
                    .contains("'" + text);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void writesATemplateThatIsNoRow(SheetForm form) throws IOException {
        var columns = List.of(
                new TemplateColumn("name", "姓名", "The full name.", "全名。", true, List.of()),
                new TemplateColumn("sex", "性别", "", "", false, List.of("男", "女")));
        var bytes = new ByteArrayOutputStream();
        form.template(bytes, columns);
        var reader = new Reader(folder);
        if (form.format() == SheetFormat.NDJSON) {
            assertThat(reader.refused(bytes.toByteArray()).fault).isEqualTo(SheetFault.HEADER_MISSING);
            return;
        }
        var read = reader.read(bytes.toByteArray());
        assertThat(read.header()).containsExactly("姓名/name", "性别/sex");
        assertThat(read.rows()).allMatch(SheetRow::isBlank);
        for (int i = 0; i < 2; i++)
            for (var called : List.of(
                    columns.get(i).name().toUpperCase(),
                    columns.get(i).chinese(),
                    read.header().get(i),
                    " " + columns.get(i).chinese() + "＊"))
                assertThat(columns.get(i).isCalled(called)).isTrue();
        assertThat(columns.get(0).isCalled("性别")).isFalse();
    }
}
