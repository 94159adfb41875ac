package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.sheet.Book.row;
import static org.gridmediation.sheet.Book.text;
import static org.gridmediation.sheet.SheetFault.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.Text;
import org.gridmediation.sheet.Cell.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxTest {
    private static final String HEADER = row(1, text("A1", "姓名"), text("B1", "号码"));
    private static final String DATES =
            "<numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                    + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"31\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/></cellXfs>";

    @TempDir
    Path folder;

    private Reader reader;

    @BeforeEach
    void prepare() {
        reader = new Reader(folder);
    }

    @AfterEach
    void leavesNothingBehind() throws IOException {
        assertThat(reader.leftovers()).isEmpty();
    }

    private static Book book(String... rows) {
        return new Book().sheet(HEADER + String.join("", rows));
    }

    private static String number(String reference, String value, int style) {
        return "<c r=\"%s\" s=\"%d\"><v>%s</v></c>".formatted(reference, style, value);
    }

    @Test
    void keepsWhatACellIsStoredAs() {
        var book = book(row(
                        2,
                        "<c r=\"A2\" t=\"s\"><v>1</v></c>",
                        number("B2", "440103199003070010", 0),
                        number("C2", "1.5E+17", 0),
                        number("D2", "13800138000", 0),
                        number("E2", "0.10000000000000001", 0),
                        "<c r=\"F2\"><f>1+1</f><v>2</v></c>",
                        "<c r=\"G2\" t=\"e\"><v>#REF!</v></c>",
                        "<c r=\"H2\" t=\"b\"><v>1</v></c>",
                        "<c r=\"I2\" s=\"1\"/>",
                        "<c r=\"J2\" t=\"str\"><v>x</v></c>",
                        "<c r=\"K2\" t=\"inlineStr\"><is><r><t>甲_x000D_</t></r><r><t>乙</t></r><rPh sb=\"0\"><t>jia</t></rPh></is></c>"))
                .texts(
                        "<si><t>甲</t></si><si><r><t>张</t></r><r><rPr/><t xml:space=\"preserve\"> 三</t></r><phoneticPr/></si>");
        var header = row(
                1,
                "ABCDEFGHIJK"
                        .chars()
                        .mapToObj(c -> text((char) c + "1", "" + (char) c))
                        .toArray(String[]::new));
        book.parts.put(
                "xl/worksheets/sheet1.xml",
                Text.replaced(
                                new String(book.parts.get("xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8),
                                HEADER,
                                header)
                        .getBytes(StandardCharsets.UTF_8));
        var cells = reader.read(book.bytes()).only();
        assertThat(cells)
                .containsExactly(
                        new Cell(Kind.TEXT, "张 三"),
                        new Cell(Kind.NUMBER, "4.4010319900307002E17"),
                        new Cell(Kind.NUMBER, "1.5E17"),
                        new Cell(Kind.NUMBER, "13800138000"),
                        new Cell(Kind.NUMBER, "0.1"),
                        new Cell(Kind.FORMULA, "=1+1"),
                        new Cell(Kind.ERROR, "#REF!"),
                        new Cell(Kind.BOOLEAN, "true"),
                        Cell.EMPTY,
                        new Cell(Kind.TEXT, "x"),
                        new Cell(Kind.TEXT, "甲\r乙"));
        assertThat(cells.get(1).isScientific()).isTrue();
        assertThat(cells.get(3).isScientific()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "45000,1,2023-03-15",
        "45000,2,2023-03-15",
        "45000,3,2023-03-15",
        "45000.75,4,2023-03-15T18:00:00",
        "0.5,5,12:00:00",
        "1,1,1900-01-01",
        "61,1,1900-03-01",
        "2958465,1,9999-12-31"
    })
    void knowsDaysByTheirStyle(String stored, int style, String date) {
        var bytes = book(row(2, number("A2", stored, style))).styles(DATES).bytes();
        assertThat(reader.read(bytes).only()).containsExactly(new Cell(Kind.DATE, date));
    }

    @Test
    void knowsTheOtherEpochAndWhatIsNoDay() {
        var rows = row(2, number("A2", "0", 1), number("B2", "43538.5", 4));
        assertThat(book(rows).since1904().styles(DATES).bytes()).satisfies(bytes -> assertThat(
                        reader.read(bytes).only())
                .containsExactly(new Cell(Kind.DATE, "1904-01-01"), new Cell(Kind.DATE, "2023-03-15T12:00:00")));
        var none = row(2, number("A2", "-1", 1), number("B2", "2958466", 1));
        assertThat(reader.read(book(none).styles(DATES).bytes()).only())
                .containsExactly(new Cell(Kind.NUMBER, "-1"), new Cell(Kind.NUMBER, "2958466"));
    }

    @Test
    void countsRowsAsThePersonSeesThem() {
        var rows =
                row(4, text("A4", "甲"), "<c r=\"B4\"/>") + row(6) + row(7, text("B7", " ")) + row(9, text("B9", "乙"));
        var read = reader.read(book(rows).bytes());
        assertThat(read.rows()).extracting(SheetRow::number).containsExactly(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(read.rows())
                .filteredOn(row -> !row.isBlank())
                .extracting(SheetRow::number)
                .containsExactly(4, 9);
    }

    @Test
    void takesAMillionBlankRows() {
        var blank = new StringBuilder();
        for (int i = 2; i < 1_000_002; i++) blank.append("<row r=\"").append(i).append("\" ht=\"14\"/>");
        assertThat(reader.read(book(blank.toString()).bytes()).rows())
                .hasSize(1_000_000)
                .allMatch(SheetRow::isBlank);
        assertThat(reader.read(book(row(1_048_576, text("A1048576", "末"))).bytes())
                        .rows())
                .hasSize(1_048_575);
    }

    @Test
    void passesByEmptyAndHiddenSheetsAndSaysSo() {
        var book = new Book()
                .sheet("空", "visible", "", "")
                .sheet("底稿", "hidden", HEADER + row(2, text("A2", "旧")), "")
                .sheet("居民", "visible", HEADER + row(2, text("A2", "新")), "")
                .sheet("说明 Notes", "visible", row(1, text("A1", "列")), "");
        var read = reader.read(book.bytes());
        assertThat(read.ignored()).containsExactly("空", "底稿", "说明 Notes");
        assertThat(read.only().get(0).text()).isEqualTo("新");
        reader.hint = new SheetHint(null, "a.xlsx", null, "底稿");
        assertThat(reader.refused(book.bytes()).fault).isEqualTo(WORKSHEET_UNKNOWN);
    }

    @Test
    void asksWhichOfTwoSheetsIsMeant() {
        var bytes = book().sheet(HEADER + row(2, text("A2", "二"))).bytes();
        assertThat(reader.refused(bytes))
                .extracting(p -> p.fault, p -> p.about)
                .containsExactly(WORKSHEET_AMBIGUOUS, "Sheet1, Sheet2");
        reader.hint = new SheetHint(null, null, null, "Sheet2");
        assertThat(reader.read(bytes).only().get(0).text()).isEqualTo("二");
    }

    @Test
    void refusesMergedCellsOnlyWhereTheyHideSomething() {
        var rows = row(2, text("A2", "甲")) + row(3, text("B3", "乙"));
        for (var harmless : List.of("A1:B1", "A4:A9", "B2:B2"))
            assertThat(reader.read(merged(rows, harmless)).rows()).hasSize(2);
        assertThat(reader.refused(merged(rows, "A2:A3")))
                .extracting(p -> p.fault, p -> p.row)
                .containsExactly(MERGED_CELLS, 2);
        assertThat(reader.refused(merged(rows, "A9:A9\"/><mergeCell ref=\"A1:A3")))
                .extracting(p -> p.row)
                .isEqualTo(2);
    }

    private static byte[] merged(String rows, String range) {
        return new Book()
                .sheet("s", "visible", HEADER + rows, "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>")
                .bytes();
    }

    @Test
    void refusesMacrosAndLinks() {
        assertThat(reader.refused(book().part("xl/vbaProject.bin", "x").bytes()).fault)
                .isEqualTo(XLSX_MACRO);
        assertThat(reader.refused(book().part("xl/externalLinks/externalLink1.xml", "<x/>")
                                .bytes())
                        .fault)
                .isEqualTo(XLSX_EXTERNAL_LINK);
        assertThat(reader.refused(book().part("xl/connections.xml", "<x/>").bytes()).fault)
                .isEqualTo(XLSX_EXTERNAL_LINK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xl/worksheets/sheet1.xml",
                "xl/workbook.xml",
                "xl/sharedStrings.xml",
                "xl/styles.xml",
                "[Content_Types].xml"
            })
    void refusesEntitiesInEveryPart(String part) {
        var secret = folder.resolve("secret").toUri();
        for (var padding : List.of("", "<!--" + "x".repeat(5000) + "-->")) {
            var evil = "<?xml version=\"1.0\"?>" + padding + "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret
                    + "\">]><x>&e;</x>";
            var book = book().styles("").texts("").part(part, evil);
            assertThat(reader.refused(book.bytes()).fault).isIn(XLSX_ENTITY, FILE_BROKEN);
        }
    }

    @Test
    void refusesBombs() {
        var spaces = new byte[50_000_000];
        Arrays.fill(spaces, (byte) ' ');
        assertThat(reader.refused(book().part("xl/sharedStrings.xml", spaces).bytes()).fault)
                .isEqualTo(XLSX_BOMB);
        assertThat(reader.refused(book().part("docProps/app.xml", "<a>" + "12345678".repeat(1_000_000))
                                .bytes())
                        .fault)
                .isEqualTo(XLSX_BOMB);
        assertThat(reader.refused(book("<row r=\"2\" x=\"" + noise(6_000_000) + "\"/>")
                                .bytes())
                        .fault)
                .isEqualTo(XLSX_BOMB);
        var many = book();
        for (int i = 0; i < 2500; i++) many.part("xl/media/" + i, "");
        assertThat(reader.refused(many.bytes()).fault).isEqualTo(XLSX_BOMB);
    }

    private static String noise(int length) {
        var random = new java.util.Random(5);
        var text = new StringBuilder();
        while (text.length() < length) text.append(Long.toHexString(random.nextLong()));
        return text.toString();
    }

    @Test
    void isNotDeceivedByTheSizesThatAnArchiveStates() {
        var bytes = book(row(2, text("A2", "x".repeat(20_000_000)))).bytes();
        // In the central directory of the part, 24 bytes from its beginning.
        for (int at = 0; at + 46 < bytes.length; at++)
            if (bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 1 && bytes[at + 3] == 2)
                Arrays.fill(bytes, at + 25, at + 28, (byte) 0);
        assertThat(reader.refused(bytes).fault).isIn(XLSX_BOMB, CELL_TOO_LONG, FILE_BROKEN);
    }

    @Test
    void isBounded() {
        assertThat(reader.refused(book(row(2, text("B2", "长".repeat(32_768)))).bytes()))
                .extracting(p -> p.fault, p -> p.row, p -> p.about)
                .containsExactly(CELL_TOO_LONG, 2, "B, 32767");
        assertThat(reader.refused(book(row(2, text("GS2", "远"))).bytes()).fault).isEqualTo(COLUMNS_TOO_MANY);
        assertThat(reader.read(book(row(2, "<c r=\"XFD2\" s=\"1\"/>")).bytes()).rows())
                .hasSize(1);
        reader.limits = new SheetLimits(10, 10, 100, 1 << 30, 200, 50, reader.limits.folder());
        assertThat(reader.refused(book().texts("<si><t>一二三四五六七八九十一二三四五六七八九十</t></si>")
                                .bytes())
                        .fault)
                .isEqualTo(XLSX_TEXTS_TOO_LARGE);
        assertThat(reader.refused(book(row(12, text("A12", "x"))).bytes()).fault)
                .isEqualTo(ROWS_TOO_MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"3\"/><row r=\"2\"/>",
                "<row r=\"1048577\"/>",
                "<row r=\"x\"/>",
                "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>seven</v></c></row>",
                "<row r=\"2\"><c r=\"A2\"><v>NaN</v></c></row>",
                "<row r=\"2\"><c r=\"2\"><v>1</v></c></row>",
                "<row r=\"2\"><c r=\"A2\" t=\"?\"><v>1</v></c></row>",
                "<row r=\"2\"><c",
                "&e;"
            })
    void isRefusedWhenItIsNonsense(String rows) {
        assertThat(reader.refused(book(rows).bytes()).fault).isIn(FILE_BROKEN, XLSX_ENTITY);
    }

    @Test
    void isRefusedWhenItIsSomethingElse() throws IOException {
        var good = book(row(2, text("A2", "x"))).bytes();
        for (int i : new int[] {10, 100, good.length / 2, good.length - 30, good.length - 1})
            assertThat(reader.refused(Arrays.copyOf(good, i)).fault).isIn(FILE_BROKEN, FORMAT_UNKNOWN);
        assertThat(reader.refused(Book.zip(Map.of("content.xml", new byte[1]))).fault)
                .isEqualTo(FORMAT_UNKNOWN);
        assertThat(reader.refused(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2}).fault)
                .isEqualTo(EXCEL_OLD_OR_LOCKED);
        assertThat(reader.refused(new Book().sheet("").bytes()).fault).isEqualTo(FILE_EMPTY);
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", new byte[0]);
        parts.put("xl/workbook.xml", new byte[0]);
        assertThat(reader.refused(Book.zip(parts)).fault).isEqualTo(FILE_BROKEN);
        assertThat(reader.read(Reader.gzip(good)).rows()).hasSize(1);
    }

    @Test
    void readsWhatPoiWrites() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet();
            for (int i = 0; i < 100; i++) {
                var row = sheet.createRow(i);
                for (int j = 0; j < 5; j++) row.createCell(j).setCellValue(i == 0 ? "列" + j : "值" + (i * j) % 37);
            }
            workbook.write(bytes);
        }
        var texts = reader.read(bytes.toByteArray()).texts();
        for (int i = 1; i < 100; i++)
            for (int j = 0; j < 5; j++) assertThat(texts.get(i - 1).get(j)).isEqualTo("值" + (i * j) % 37);
    }
}
