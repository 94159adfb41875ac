package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.sheet.SheetFault.*;

import java.nio.file.Path;
import org.gridmediation.sheet.Cell.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NdjsonTest {
    @TempDir
    Path folder;

    private Reader reader;

    @BeforeEach
    void prepare() {
        reader = new Reader(folder);
    }

    @Test
    void mayHaveOtherKeysInEachLine() {
        var read = reader.read("{\"name\":\"张三\"}\r\n\n{\"phone\":\"1\",\"name\":\"李四\"}\n{\"phone\":null}");
        assertThat(read.format()).isEqualTo(SheetFormat.NDJSON);
        assertThat(read.headerRow()).isZero();
        assertThat(read.header()).containsExactly("name", "phone");
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(1, 2, 3, 4);
        assertThat(read.rows()).extracting(SheetRow::isBlank).containsExactly(false, true, false, true);
        assertThat(read.rows().get(2).cell(1).text()).isEqualTo("1");
    }

    @Test
    void keepsWhatAValueIsStoredAs() {
        assertThat(reader.read(
                                "{\"a\":\"x\",\"b\":440103199003070010,\"c\":4.4E17,\"d\":true,\"e\":{\"f\":[1]},\"f\":\"\\u0000\",\"g\":\"\"}")
                        .only())
                .containsExactly(
                        new Cell(Kind.TEXT, "x"),
                        new Cell(Kind.NUMBER, "440103199003070010"),
                        new Cell(Kind.NUMBER, "4.4E17"),
                        new Cell(Kind.BOOLEAN, "true"),
                        new Cell(Kind.ERROR, "#NESTED"),
                        new Cell(Kind.ERROR, "#NUL"));
    }

    @Test
    void tellsTheLinesThatCannotBeTaken() {
        var read = reader.read(
                "{\"a\":1}\n{\"a\":1,\"a\":2}\n{\"a\"\n[1]\n{\"a\":1}{\"a\":2}\n7\n{\"b\":NaN}\n{\"a\":2}\n");
        assertThat(read.header()).containsExactly("a");
        assertThat(read.rows())
                .extracting(SheetRow::fault)
                .containsExactly(
                        null, KEY_REPEATED, LINE_BROKEN, LINE_BROKEN, LINE_BROKEN, LINE_BROKEN, LINE_BROKEN, null);
    }

    /** A line that is rejected for it still says what its columns are. */
    @Test
    void aKeyTwiceIsAFaultOfItsLineAlsoInTheFirst() {
        var read = reader.read("{\"a\":1,\"b\":2,\"a\":3}\n");
        assertThat(read.header()).containsExactly("a", "b");
        assertThat(read.rows()).extracting(SheetRow::fault).containsExactly(KEY_REPEATED);
    }

    @Test
    void isBounded() {
        assertThat(reader.refused("{broken\n").fault).isEqualTo(HEADER_MISSING);
        var wide = new StringBuilder("{\"k\":1");
        for (int i = 0; i < 200; i++) wide.append(",\"k").append(i).append("\":1");
        assertThat(reader.refused(wide.append("}").toString()).fault).isEqualTo(COLUMNS_TOO_MANY);
        assertThat(reader.refused("{\"a\":1}\n{\"a\":\"" + "x".repeat(40_000) + "\"}"))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(CELL_TOO_LONG, 2);
        assertThat(reader.refused("{\"a\":\"" + "x".repeat(10_000_000)).fault).isEqualTo(CELL_TOO_LONG);
        assertThat(reader.read("{\"a\":" + "[".repeat(100_000) + "\n{\"a\":1}")
                        .rows()
                        .get(0)
                        .fault())
                .isEqualTo(LINE_BROKEN);
    }
}
