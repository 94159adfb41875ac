package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.LongRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The file that we give back with what is wrong: for a person to work with, and, sent again as it is, nothing else than before. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportReturnTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static JsonNode sent(ImportKind kind, String mode, String more, byte[] file) {
        var sender = ImportFuzzTest.SENDERS.get(kind);
        var answer = Sending.post(sender, kind, mode, "&source=return" + more, "application/octet-stream", file);
        assertThat(answer.statusCode()).isEqualTo(202);
        return Sending.done(sender, answer.header("Location"));
    }

    private static byte[] returned(ImportKind kind, JsonNode job) {
        return Api.as(ImportFuzzTest.SENDERS.get(kind))
                .accept(XLSX)
                .get("/v1/imports/" + job.get("id").asText() + "/errors")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String rejected(ImportKind kind, JsonNode job) {
        return Sending.errors(ImportFuzzTest.SENDERS.get(kind), job).stream()
                .map(e -> e.get("row").asText())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    @Test
    void whatWasRejectedIsRejectedWhenItComesBack() throws IOException {
        byte[] file;
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("名单");
            sheet.createRow(1).createCell(0).setCellValue(" ");
            var header = sheet.createRow(3);
            var columns = new String[] {"网格编码", "姓名", "性别", "出生日期", "证件号码", "户编号"};
            for (int i = 0; i < columns.length; i++) header.createCell(i).setCellValue(columns[i]);
            var date = book.createCellStyle();
            date.setDataFormat((short) 14);
            for (int i = 0; i < 9; i++) {
                var row = sheet.createRow(4 + i + i / 5);
                row.createCell(0).setCellValue(Sending.GRID);
                row.createCell(1).setCellValue("示例" + i);
                row.createCell(4).setCellValue(Sending.idNumber());
                switch (i) {
                    case 0 -> row.getCell(1).setCellFormula("CONCATENATE(\"示\",\"例\")");
                    case 1 -> row.getCell(4).setCellValue(440103199003070010.0);
                    case 2 -> row.getCell(1).setCellErrorValue((byte) 0x17);
                    case 3 -> {
                        row.getCell(1).setCellValue(45000);
                        row.getCell(1).setCellStyle(date);
                    }
                    case 4 -> row.getCell(1).setCellValue(true);
                    case 5 -> row.createCell(7).setCellValue("没有栏目");
                    case 6 -> row.getCell(4).setCellValue(110101.0);
                    case 7 -> {
                        row.getCell(4).setCellValue("4.40103E+17");
                        row.getCell(1).setCellValue("");
                    }
                    default -> row.createCell(5).setCellValue("H-1");
                }
            }
            book.write(out);
            file = out.toByteArray();
        }
        var first = sent(ImportKind.RESIDENTS, "VALID_ROWS", "&worksheet=" + "名单", file);
        assertThat(Sending.counts(first)).startsWith("10 1 0 0 8 1");
        var back = returned(ImportKind.RESIDENTS, first);
        var second = sent(ImportKind.RESIDENTS, "VALID_ROWS", "&worksheet=" + "名单", back);
        assertThat(Sending.counts(second)).isEqualTo("10 0 0 1 8 1");
        assertThat(rejected(ImportKind.RESIDENTS, second)).isEqualTo(rejected(ImportKind.RESIDENTS, first));
        // And once more, from the file that came of the file.
        var third =
                sent(ImportKind.RESIDENTS, "VALID_ROWS", "&worksheet=" + "名单", returned(ImportKind.RESIDENTS, second));
        assertThat(Sending.counts(third)).isEqualTo("10 0 0 1 8 1");
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(back))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(3).getCell(6).getStringCellValue()).isEqualTo("错误/errors");
            var remark = sheet.getRow(12).getCell(6);
            assertThat(remark.getStringCellValue().lines().count()).isGreaterThan(1);
            assertThat(remark.getCellStyle().getWrapText()).isTrue();
            assertThat(sheet.getRow(12).getHeightInPoints()).isGreaterThan(29);
            assertThat(sheet.getRow(4).getCell(1).getCellType()).isEqualTo(CellType.FORMULA);
            assertThat(sheet.getRow(4).getCell(1).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(sheet.getRow(4).getCell(0).getCellStyle().getFillPattern())
                    .isEqualTo(FillPatternType.NO_FILL);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A4:G14");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 4);
        }
    }

    @Test
    void linesOfJsonToo() {
        var good = Sending.idNumber();
        var file = """
                {"area": "%1$s", "name": "示例", "documentNumber": "%2$s"}
                {"area": "%1$s", "name": "示例", "documentNumber": 440103199003070010}
                {"area": "%1$s", "name": 1e2, "documentNumber": "%3$s"}
                {"area": "%1$s", "name": ["示例"], "documentNumber": "%4$s"}
                {"area": "%1$s", "name": "示\\ud800例", "documentNumber": "%5$s"}
                {"area": "%1$s", "name": "示\\u0000例", "documentNumber": "%6$s"}
                {"area": "%1$s", "name": "示例", "name": "示例", "documentNumber": "%7$s"}
                no object
                {"area": "%1$s", "name": false, "documentNumber": "%8$s"}
                """.formatted(
                        Sending.GRID,
                        good,
                        Sending.idNumber(),
                        Sending.idNumber(),
                        Sending.idNumber(),
                        Sending.idNumber(),
                        Sending.idNumber(),
                        Sending.idNumber());
        var first = sent(ImportKind.RESIDENTS, "VALID_ROWS", "", file.getBytes(StandardCharsets.UTF_8));
        assertThat(Sending.counts(first)).isEqualTo("9 1 0 0 8 0");
        var second = sent(ImportKind.RESIDENTS, "VALID_ROWS", "", returned(ImportKind.RESIDENTS, first));
        assertThat(Sending.counts(second)).isEqualTo("9 0 0 1 8 0");
    }

    /** Odd tables of every kind in every form. */
    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void ofEveryKind(ImportKind kind) throws IOException {
        comesBack(kind, 2, 20261129);
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    @LongRun
    void ofEveryKindOften(ImportKind kind) throws IOException {
        comesBack(kind, Integer.getInteger("fuzz.files", 60), Long.getLong("fuzz.seed", System.nanoTime()));
    }

    private static void comesBack(ImportKind kind, int each, long seed) throws IOException {
        var random = new Random(seed + kind.ordinal());
        for (int i = 0; i < each; i++)
            for (var form : OddTable.Form.values()) {
                var table = OddTable.of(ImportFuzzTest.valid(kind));
                table.change(random, 3 + random.nextInt(6));
                var file = table.written(form, random);
                var what = kind + " " + form + " " + i + " of " + seed;
                var said = sent(kind, "VALIDATE", "", file);
                var first = sent(kind, "VALID_ROWS", "", file);
                assertThat(first.get("state").asText()).as(what + first).isIn("FINISHED", "FAILED");
                assertThat(first.at("/failure/code").asText()).as(what).isNotEqualTo("IMPORT_BROKEN");
                // What was only tried says the same.
                assertThat(Sending.counts(said)).as(what).isEqualTo(Sending.counts(first));
                assertThat(Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), said))
                        .as(what)
                        .isEqualTo(Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), first));
                if (!first.get("state").asText().equals("FINISHED")) continue;
                var second = sent(kind, "VALID_ROWS", "", returned(kind, first));
                assertThat(second.get("state").asText()).as(what + second).isEqualTo("FINISHED");
                assertThat(second.at("/rows/created").asLong())
                        .as(what + " " + Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), first))
                        .isZero();
                assertThat(second.at("/rows/updated").asLong()).as(what).isZero();
                assertThat(second.at("/rows/rejected").asLong())
                        .as(what + " " + Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), first) + " then "
                                + Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), second))
                        .isEqualTo(first.at("/rows/rejected").asLong());
            }
    }
}
