package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.HEADER;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.row;
import static org.gridmediation.imports.Sending.rows;
import static org.gridmediation.imports.Sending.run;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** What spreadsheets do to cells, and what is given back to whoever works with one. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportCellsTest {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> COLUMNS = List.of("网格编码", "姓名", "性别", "出生日期", "证件号码", "联系电话", "户编号");

    private interface Filling {
        void fill(Row row);
    }

    private static byte[] book(Filling... rows) throws IOException {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet();
            var header = sheet.createRow(0);
            for (int i = 0; i < COLUMNS.size(); i++) header.createCell(i).setCellValue(COLUMNS.get(i));
            for (int i = 0; i < rows.length; i++) {
                var row = sheet.createRow(i + 1);
                row.createCell(0).setCellValue(GRID);
                row.createCell(1).setCellValue("示例");
                rows[i].fill(row);
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static JsonNode sent(byte[] book) {
        return done(Sending.post(SCRIPT, "VALID_ROWS", "", XLSX, book)
                .then()
                .statusCode(202)
                .extract()
                .header("Location"));
    }

    private static void day(Row row, int column, LocalDate day) {
        var style = row.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat((short) 14);
        var cell = row.createCell(column);
        cell.setCellValue(day);
        cell.setCellStyle(style);
    }

    @Test
    void numbersFormulasAndDatesOfASpreadsheetAreNeverGuessed() throws IOException {
        var good = idNumber();
        var job = sent(book(
                row -> {
                    row.createCell(0).setCellValue(Double.parseDouble(GRID));
                    row.createCell(4).setCellValue(good);
                    row.createCell(5).setCellValue(13_800_000_000d);
                },
                row -> row.createCell(4)
                        .setCellValue(Double.parseDouble(idNumber().substring(0, 17)) * 10),
                row -> row.createCell(4).setCellFormula("\"440103\"&\"199003070010\""),
                row -> {
                    day(row, 3, LocalDate.of(1980, 1, 1));
                    row.createCell(4).setCellValue(idNumber());
                },
                row -> {
                    day(row, 6, LocalDate.of(2026, 3, 1));
                    row.createCell(4).setCellValue(idNumber());
                },
                row -> row.createCell(4).setCellValue(12345678d)));
        assertThat(mistakes(job))
                .containsExactly(
                        "3 documentNumber CELL_SCIENTIFIC",
                        "4 documentNumber CELL_FORMULA",
                        "5 birthDate BIRTH_DATE_DIFFERS",
                        "6 household CELL_BECAME_DATE",
                        "7 documentNumber CELL_IS_NUMBER");
        assertThat(counts(job)).isEqualTo("6 1 0 0 5 0");
    }

    @Test
    void theFileComesBackWithAColumnMoreToItsSenderOnly() throws IOException {
        var number = idNumber();
        var job = run("VALID_ROWS", HEADER + row(number, "示例") + "\n" + row("440103199003070011", "错"));
        var path = "/v1/imports/" + job.get("id").asText() + "/errors";
        var answer = Api.as(SCRIPT).accept(XLSX).get(path);
        answer.then().statusCode(200).header("Content-Disposition", containsString(".xlsx"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(8).getStringCellValue()).isEqualTo("错误/errors");
            assertThat(sheet.getRow(1).getCell(4).getStringCellValue()).isEqualTo(number);
            assertThat(sheet.getRow(3).getCell(8).getStringCellValue())
                    .startsWith("证件号码：")
                    .contains("check digit");
        }
        Api.as("he").accept(XLSX).get(path).then().statusCode(403).body("code", equalTo("OPERATION_NOT_PERMITTED"));
    }

    @Test
    void aTemplateIsReadAsItIsGivenAndHoldsNoRow() {
        for (var type : List.of("text/csv", XLSX)) {
            var template = Api.as(SCRIPT).accept(type).get("/v1/imports/templates/RESIDENTS");
            template.then().statusCode(200).header("Content-Type", containsString(type));
            var job = done(Sending.post(SCRIPT, "VALID_ROWS", "", type, template.asByteArray())
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location"));
            assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("FINISHED");
            assertThat(job.at("/rows/created").asInt()
                            + job.at("/rows/rejected").asInt())
                    .isZero();
        }
    }

    @Test
    void rightsEndWithThePostAlsoForWhatWasAskedBefore() {
        var staff = "/v1/staff/" + Api.get("lin", "/v1/me").extract().<String>path("staffId");
        var post = Api.appoint(staff, "{\"role\": \"GRID_OFFICER\", \"area\": \"440103009108001\"}");
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 400; i++) text.append(row("440103009108001", idNumber(), "示例"));
        var path = Sending.send("lin@" + post, "ALL_OR_NOTHING", "", text.toString());
        Api.send("admin", "DELETE", staff, "/posts/" + post, null).statusCode(200);
        var before = Sending.count("select count(*) from resident where area = '440103009108001'");
        var job = done("he", path);
        assertThat(job.get("state").asText()).isEqualTo("FAILED");
        assertThat(job.at("/failure/code").asText()).isEqualTo("POST_ENDED");
        assertThat(Sending.count("select count(*) from resident where area = '440103009108001'"))
                .isEqualTo(before);
    }
}
