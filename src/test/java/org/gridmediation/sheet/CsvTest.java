package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.sheet.SheetFault.*;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gridmediation.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TABLE = "姓名,住址\r\n张三,\"金花街, 1号\"\r\n李𠮷,\"二\n行\"\r\n";

    @TempDir
    Path folder;

    private Reader reader;

    @BeforeEach
    void prepare() {
        reader = new Reader(folder);
    }

    private static byte[] with(int[] mark, byte[] bytes) {
        var all = new byte[mark.length + bytes.length];
        for (int i = 0; i < mark.length; i++) all[i] = (byte) mark[i];
        System.arraycopy(bytes, 0, all, mark.length, bytes.length);
        return all;
    }

    private void isTheTable(Reader.Read read) {
        assertThat(read.format()).isEqualTo(SheetFormat.CSV);
        assertThat(read.header()).containsExactly("姓名", "住址");
        assertThat(read.texts()).containsExactly(List.of("张三", "金花街, 1号"), List.of("李𠮷", "二\n行"));
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(2, 3);
    }

    @Test
    void isReadInEachEncoding() {
        isTheTable(reader.read(TABLE));
        isTheTable(reader.read(with(new int[] {0xef, 0xbb, 0xbf}, TABLE.getBytes(StandardCharsets.UTF_8))));
        isTheTable(reader.read(TABLE.getBytes(GB18030)));
        isTheTable(reader.read(with(new int[] {0x84, 0x31, 0x95, 0x33}, TABLE.getBytes(GB18030))));
        isTheTable(reader.read(Reader.gzip(TABLE.getBytes(GB18030))));
        isTheTable(reader.read(Text.replaced(TABLE, ",住", "\t住", "三,", "三\t", "𠮷,", "𠮷\t")));
        isTheTable(reader.read(Text.replaced(TABLE, ",住", ";住", "三,", "三;", "𠮷,", "𠮷;")));
        reader.hint = new SheetHint("text/csv; charset=gbk", "a.csv", "gbk", null);
        isTheTable(reader.read(TABLE.getBytes(GB18030)));
    }

    @Test
    void isFoundToBeGb18030ByAByteFarBehind() {
        var far = "name,note\n" + "a,b\n".repeat(100_000) + "c,街道\n";
        var read = reader.read(far.getBytes(GB18030));
        assertThat(read.rows().get(100_000).cell(1).text()).isEqualTo("街道");
    }

    @Test
    void isRefusedWhereBytesAreNoLetters() {
        var cut = new String("name,note\n" + "街道社区,网格\n".repeat(3) + "x,".repeat(1)).getBytes(StandardCharsets.UTF_8);
        var broken = java.util.Arrays.copyOf(cut, cut.length + 1);
        broken[cut.length] = (byte) 0xe8;
        assertThat(reader.refused(broken)).extracting(p -> p.fault, p -> p.row).containsExactly(ENCODING_BROKEN, 5);
        assertThat(reader.refused(with(new int[] {0xff, 0xfe}, TABLE.getBytes(StandardCharsets.UTF_16LE))).fault)
                .isEqualTo(ENCODING_UNKNOWN);
        assertThat(reader.refused(TABLE.getBytes(StandardCharsets.UTF_16LE)).fault)
                .isEqualTo(FORMAT_UNKNOWN);
        reader.hint = new SheetHint(null, null, "UTF-8", null);
        assertThat(reader.refused(TABLE.getBytes(GB18030)))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(ENCODING_BROKEN, 1);
        reader.hint = new SheetHint(null, null, "Big5", null);
        assertThat(reader.refused(TABLE).fault).isEqualTo(ENCODING_UNKNOWN);
    }

    @Test
    void keepsBlankRowsInTheCount() {
        var read = reader.read("\n ,\nname,note\n\na,1\n,\n\n\n");
        assertThat(read.headerRow()).isEqualTo(3);
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(4, 5, 6, 7, 8);
        assertThat(read.rows()).extracting(SheetRow::isBlank).containsExactly(true, false, true, true, true);
        assertThat(reader.read("name\na\n" + "\n".repeat(1_000_000)).rows()).hasSize(1_000_001);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b\\n1,\"2\\n3,4\\n|QUOTE_OPEN|2",
                "a,b\\n1,2\\n\"|QUOTE_OPEN|3",
                "a,b\\n1,\"2\"3\\n|QUOTE_MISPLACED|2",
                "a,b,a\\n1,2,3\\n|HEADER_REPEATED|1",
                "\\n\\n|FILE_EMPTY|",
                "\uFEFF|FILE_EMPTY|",
                "\\n \\n|FILE_EMPTY|",
                ",,\\n|FILE_EMPTY|",
                "[{\"a\":1}]|FORMAT_UNKNOWN|",
                "<html><table>|FORMAT_UNKNOWN|",
                "%PDF-1.7|FORMAT_UNKNOWN|"
            })
    void isRefusedWithACode(String text, SheetFault fault, Integer row) {
        assertThat(reader.refused(text.translateEscapes()))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(fault, row);
    }

    @Test
    void namesNobodyInWhatIsRefused() {
        assertThat(reader.refused("440103199003070010,x,440103199003070010\n"))
                .satisfies(p -> assertThat(p.about).isEqualTo("C"))
                .hasMessageNotContaining("440103");
    }

    @Test
    void tellsTheRowsThatCannotBeTaken() {
        var read = reader.read("a,,b\n1,,2\n1,2,3\n1,,2,\n1,,2,3\n1\n\"x\0\",,\n");
        assertThat(read.rows())
                .extracting(SheetRow::fault)
                .containsExactly(null, ROW_TOO_WIDE, null, ROW_TOO_WIDE, null, null);
        assertThat(read.rows().get(4).cell(2)).isEqualTo(Cell.EMPTY);
        assertThat(read.rows().get(5).cell(0)).isEqualTo(new Cell(Cell.Kind.ERROR, "#NUL"));
    }

    @Test
    void isBounded() {
        reader.limits = new SheetLimits(3, 4, 10, 30_000_000, 100, 100, folder);
        assertThat(reader.refused("a\n1\n2\n3\n4\n"))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(ROWS_TOO_MANY, 5);
        assertThat(reader.refused("a\n1,2,3,4,5\n"))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(COLUMNS_TOO_MANY, 2);
        assertThat(reader.refused("a\n1,12345678901\n"))
                .extracting(p -> p.fault, p -> p.about)
                .containsExactly(CELL_TOO_LONG, "B, 10");
        assertThat(reader.refused("a\n\"" + "x\n".repeat(100_000)).fault).isEqualTo(CELL_TOO_LONG);
        assertThat(reader.refused("a" + "\n".repeat(30_000_000)).fault).isIn(UNPACKED_TOO_LARGE, ROWS_TOO_MANY);
        assertThat(reader.refused(Reader.gzip(("a,b\n1," + " ".repeat(29_000_000)).getBytes(StandardCharsets.UTF_8)))
                        .fault)
                .isEqualTo(UNPACKED_TOO_MUCH);
    }

    @Test
    void isRefusedWhenItIsEmptyOrCutOff() {
        assertThat(reader.refused("").fault).isEqualTo(FILE_EMPTY);
        assertThat(reader.refused(Reader.gzip(new byte[0])).fault).isEqualTo(FILE_EMPTY);
        var packed = Reader.gzip(TABLE.repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(reader.refused(java.util.Arrays.copyOf(packed, packed.length - 20)).fault)
                .isEqualTo(FILE_BROKEN);
        assertThat(reader.refused(java.util.Arrays.copyOf(packed, 5)).fault).isEqualTo(FILE_BROKEN);
        assertThat(reader.refused(Reader.gzip(packed)).fault).isEqualTo(FORMAT_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv,a.csv,",
        "text/tab-separated-values,a.TSV,",
        "application/vnd.ms-excel,居民.2026-11.csv,",
        "application/octet-stream,upload,",
        "text/csv,a.xlsx,EXTENSION_WRONG",
        ",a.csv.gz,EXTENSION_WRONG",
        ",a.xls,EXTENSION_WRONG",
        "application/x-ndjson,,MEDIA_TYPE_WRONG",
        "application/gzip,a.csv,MEDIA_TYPE_WRONG",
        "image/png,,MEDIA_TYPE_WRONG"
    })
    void isWhatItIsCalled(String mediaType, String name, SheetFault fault) {
        reader.hint = new SheetHint(mediaType, name, null, null);
        if (fault == null) isTheTable(reader.read(TABLE));
        else
            assertThat(reader.refused(TABLE))
                    .extracting(p -> p.fault, p -> p.about)
                    .containsExactly(fault, ".csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.40103E+17", "4E+5", "4.5e5", "-1.2E-3"})
    void showsNumbersThatWentThroughASpreadsheet(String text) {
        assertThat(reader.read("id,x\n" + text + ",１２３　\n").only()).satisfies(cells -> {
            assertThat(cells.get(0).isScientific()).isTrue();
            assertThat(cells.get(1).isScientific()).isFalse();
            assertThat(cells.get(1).halfWidth()).isEqualTo("123");
        });
    }

    /** No spreadsheet writes a number without a sign before its power. */
    @ParameterizedTest
    @ValueSource(strings = {"2026E0001", "12E34567", "4e5"})
    void leavesAloneWhatIsCalledSo(String text) {
        assertThat(reader.read("id,x\n" + text + ",1\n").only())
                .satisfies(cells -> assertThat(cells.get(0).isScientific()).isFalse());
    }
}
