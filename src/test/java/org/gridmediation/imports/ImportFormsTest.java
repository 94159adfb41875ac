package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.HEADER;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.errors;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.row;
import static org.gridmediation.imports.Sending.run;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Text;
import org.gridmediation.columns.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a table is written: its encoding, its spaces, its letters, its dialect, its header. What cannot be told is asked, and nothing is guessed into a name. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportFormsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static byte[] file(String name) {
        try (var in = ImportFormsTest.class.getResourceAsStream("/cases/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode sent(ImportKind kind, String account, String mode, String more, byte[] file) {
        return done(
                account,
                Sending.post(account, kind, mode, "&source=forms" + more, "application/octet-stream", file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"));
    }

    private static JsonNode sent(String more, byte[] file) {
        return sent(ImportKind.RESIDENTS, SCRIPT, "VALID_ROWS", more, file);
    }

    private static String state(JsonNode job) {
        return job.get("state").asText() + " " + job.at("/failure/code").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"residents-gbk-short.csv", "residents-utf8-broken-byte.csv"})
    void whatReadsAsNoChineseIsAskedFor(String name) {
        var job = sent("", file(name));
        assertThat(state(job)).isEqualTo("FAILED ENCODING_AMBIGUOUS");
        assertThat(job.get("applied").asBoolean()).isFalse();
    }

    /** Nor is what is broken, or written in another encoding, taken for one of ours. */
    @Test
    void norIsAnythingElse() {
        var utf8 =
                ("area,name,documentNumber\n" + GRID + ",示例甲乙丙," + idNumber() + "\n").getBytes(StandardCharsets.UTF_8);
        utf8[utf8.length - 1] = (byte) 0xe7;
        var texts = java.util.List.of(
                utf8,
                ("姓名,網格編碼,證件號碼\n陳大文," + GRID + "," + idNumber() + "\n").getBytes(Charset.forName("Big5")),
                ("area,name,documentNumber\n" + GRID + ",張偉," + idNumber() + "\n").getBytes(Charset.forName("Big5")),
                ("area,name,documentNumber\n" + GRID + ",José Müller," + idNumber() + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        for (var text : texts) {
            var job = sent("", text);
            assertThat(state(job))
                    .as(new String(text, StandardCharsets.ISO_8859_1))
                    .startsWith("FAILED ENCODING_");
            assertThat(job.get("applied").asBoolean()).isFalse();
        }
    }

    @Test
    void anEncodingThatIsNamedIsTaken() {
        var file = file("residents-gbk-short.csv");
        var text = Text.replaced(new String(file, GB18030), "440103199003070010", idNumber());
        var job = sent("&encoding=GB18030", text.getBytes(GB18030));
        assertThat(counts(job)).isEqualTo("1 1 0 0 0 0");
        assertThat(state(sent("&encoding=UTF-8", file("residents-utf8-broken-byte.csv"))))
                .isEqualTo("FAILED ENCODING_BROKEN");
    }

    /** Tables as people have them, in either encoding: few are so short or so odd that they have to be asked. */
    @ParameterizedTest
    @CsvSource({
        "area;name,张伟,true,true",
        "area;name,谭一,true,false",
        "area;name,欧阳娜娜,true,true",
        "网格编码;姓名,ئەخمەت,true,true",
        "area;name,བསྟན་འཛིན,true,true",
        "area;name,John Smith,true,true",
        "网格编码;姓名,谌喆,true,true",
        "area;name,喆,true,false"
    })
    void theUsualOnesAreToldByTheirBytes(String header, String name, boolean utf8, boolean gb18030) {
        for (var charset : java.util.List.of(StandardCharsets.UTF_8, GB18030)) {
            var text = header.replace(';', ',') + ",documentNumber\n" + GRID + "," + name + "," + idNumber() + "\n";
            var job = sent("", text.getBytes(charset));
            var told = charset == GB18030 ? gb18030 : utf8;
            assertThat(job.get("state").asText() + " " + job.at("/failure/code").asText(""))
                    .as(name + " in " + charset)
                    .isEqualTo(told ? "FINISHED " : "FAILED ENCODING_AMBIGUOUS");
            if (!told) continue;
            var id = Sending.text("select cast(record_id as text) from import_row where job_id = '"
                    + job.get("id").asText() + "' and number = 2");
            assertThat(Sending.text("select name from resident where id = '" + id + "'"))
                    .isEqualTo(name);
        }
    }

    @Test
    void aSpaceThatForbidsABreakIsASpace() {
        var number = idNumber();
        var text = Text.replaced(
                new String(file("residents-nbsp.csv"), StandardCharsets.UTF_8), "440103199003070010", number);
        var job = sent("", text.getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes(job)).isEmpty();
        assertThat(counts(job)).isEqualTo("2 1 0 0 0 1");
        assertThat(Sending.text(
                        "select name from resident where id = (select record_id from import_row where job_id = '"
                                + job.get("id").asText() + "')"))
                .isEqualTo("名");
    }

    @Test
    void ofARecordThatIsNotThereItIsNotSaidThatItIs() {
        var job = sent(
                "",
                ("id,area,name,documentNumber\n00000000-0000-4000-8000-123456789abc," + GRID + ",示例," + idNumber()
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes(job)).hasSize(1).allMatch(m -> m.endsWith(" RECORD_UNKNOWN"));
    }

    @Test
    void whatNobodySeesIsNamed() {
        var job = sent("", file("residents-invisible.csv"));
        assertThat(mistakes(job)).containsExactly("2 name INVISIBLE_CHARACTER");
        assertThat(errors(job).get(0).get("textEn").asText()).contains("U+200B");
        assertThat(errors(job).get(0).get("text").asText()).contains("U+200B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u3164", "\u2028"})
    void inNamesAndNumbersOfEveryKind(String letter) {
        var code = "U+%04X".formatted((int) letter.charAt(0));
        var job = run(
                "VALIDATE",
                "&source=forms",
                "area,name,documentNumber,phones,externalId\n"
                        + GRID + ",示" + letter + "例," + idNumber() + ",,\n"
                        + GRID + ",示例,4401031990" + letter + "03070010,,\n"
                        + GRID + ",示例," + idNumber() + ",139" + letter + "00000000,\n"
                        + GRID + ",示例," + idNumber() + ",,x" + letter + "1\n");
        assertThat(mistakes(job))
                .containsExactly(
                        "2 name INVISIBLE_CHARACTER",
                        "3 documentNumber INVISIBLE_CHARACTER",
                        "4 phones INVISIBLE_CHARACTER",
                        "5 externalId INVISIBLE_CHARACTER");
        assertThat(errors(job)).allMatch(e -> e.get("text").asText().contains(code));
        var areas = sent(
                ImportKind.AREAS,
                "admin",
                "VALIDATE",
                "",
                ("code,name,kind,validFrom\n440103009106777,示" + letter + "例,基础网格,2024-01-01\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes("admin", areas)).containsExactly("2 name INVISIBLE_CHARACTER");
        var committees = sent(
                ImportKind.ORGANIZATIONS,
                "liang",
                "VALIDATE",
                "",
                ("area,kind,name\n440103009,司法所,示" + letter + "例\n").getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes("liang", committees)).containsExactly("2 name INVISIBLE_CHARACTER");
        var staff = sent(
                ImportKind.STAFF,
                "admin",
                "VALIDATE",
                "",
                ("area,name,sex,username\n440103009,示" + letter + "例,男,forms.one\n").getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes("admin", staff)).containsExactly("2 name INVISIBLE_CHARACTER");
    }

    @Test
    void whatNoTextHoldsIsRefusedInEveryCell() {
        for (var letter : List.of("\ufffd", "\uffff", "\u0085", "\u001b"))
            assertThat(mistakes(run(
                            "VALIDATE",
                            "",
                            "area,name,documentNumber,address\n" + GRID + ",示" + letter + "例," + idNumber() + ",\n"
                                    + GRID + ",示例," + idNumber() + ",一" + letter + "号\n")))
                    .as("U+%04X", (int) letter.charAt(0))
                    .containsExactly("2 name TEXT_CHARACTERS", "3 address TEXT_CHARACTERS");
        assertThat(mistakes(run(
                        "VALIDATE",
                        "",
                        "area,name,documentNumber,address\n" + GRID + ",\u200b\u3000," + idNumber() + ",\n" + GRID
                                + ",示例," + idNumber() + ",\u2060\n" + GRID + ",示例," + idNumber() + ",一\u202e号\n")))
                .containsExactly("2 name NOT_BLANK", "4 address INVISIBLE_CHARACTER");
    }

    /** Whoever types it is told the same. */
    @Test
    void aRequestKeepsTheSameRule() {
        Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "示\\u200b例", "document": {"type": "RESIDENT_ID", "number": "%s"}}""".formatted(GRID, idNumber()))
                .statusCode(400)
                .body("errors.pointer", equalTo(java.util.List.of("/name")))
                .body("errors[0].code", equalTo("INVISIBLE_CHARACTER"))
                .body("errors[0].text", containsString("U+200B"));
        var number = idNumber();
        var at = Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "\\u00a0示例\\u00a0", "document": {"type": "RESIDENT_ID", "number": "%s\\u00a0"}}""".formatted(GRID, number))
                .statusCode(201)
                .extract()
                .header("Location");
        assertThat(Sending.text("select name from resident where id = '" + at.substring(at.lastIndexOf('/') + 1) + "'"))
                .isEqualTo("示例");
        Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "\\u3000\\u00a0", "document": {"type": "RESIDENT_ID", "number": "%s"}}""".formatted(GRID, idNumber()))
                .statusCode(400)
                .body("errors[0].code", equalTo("NOT_BLANK"));
        assertThat(counts(run("VALID_ROWS", HEADER + row(number, "示例")))).isIn("1 0 1 0 0 0", "1 0 0 1 0 0");
    }

    @Test
    void lengthsAreOfCharacters() {
        var text = Text.replaced(
                new String(file("residents-non-bmp-51.csv"), StandardCharsets.UTF_8), "440103199003070010", idNumber());
        assertThat(counts(sent("", text.getBytes(StandardCharsets.UTF_8)))).isEqualTo("1 1 0 0 0 0");
        var longest = "𠮷".repeat(100);
        var many = "area,name,documentNumber,address,household,externalId\n"
                + GRID + "," + longest + "," + idNumber() + "," + longest + longest + "," + "𠮷".repeat(40) + ","
                + longest + "\n"
                + GRID + "," + longest + "𠮷," + idNumber() + ",,,\n"
                + GRID + ",示例," + idNumber() + ",,,𠮷" + longest + "\n";
        var job = sent("", many.getBytes(StandardCharsets.UTF_8));
        assertThat(mistakes(job)).containsExactly("3 name SIZE", "4 externalId SIZE");
        assertThat(counts(job)).isEqualTo("3 1 0 0 2 0");
    }

    @Test
    void aWorkbookInTheStrictDialectIsRead() {
        var job = sent(ImportKind.RESIDENTS, SCRIPT, "VALIDATE", "", file("strict-ooxml.xlsx"));
        assertThat(state(job)).isEqualTo("FINISHED ");
        assertThat(counts(job)).startsWith("1 ").endsWith(" 0 0");
    }

    /** Which writes days as days, and not as numbers that look like them. */
    @Test
    void itsDaysAreRead() throws IOException {
        for (var day :
                java.util.List.of("1950-01-01", "1950-01-01T00:00:00", "1950-01-01T00:00:00.000", "1950-01-02")) {
            var bytes = new ByteArrayOutputStream();
            try (var in = new ZipInputStream(new ByteArrayInputStream(file("strict-ooxml.xlsx")));
                    var out = new ZipOutputStream(bytes)) {
                for (var part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
                    var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    out.putNextEntry(new ZipEntry(part.getName()));
                    var cell = "<c r=\"D2\" t=\"d\"><v>" + day + "</v></c><c r=\"F2\"";
                    if (part.getName().endsWith("sheet1.xml")) text = Text.replaced(text, "<c r=\"F2\"", cell);
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
            }
            var job = sent(ImportKind.RESIDENTS, SCRIPT, "VALIDATE", "", bytes.toByteArray());
            assertThat(state(job)).isEqualTo("FINISHED ");
            assertThat(mistakes(job).toString())
                    .as(day)
                    .isEqualTo(day.endsWith("02") ? "[2 birthDate BIRTH_DATE_DIFFERS]" : "[]");
        }
    }

    @Test
    void aColumnThatIsMissingIsSaidAtOnceAndByName() {
        var job = sent("", file("residents-no-document-columns.csv"));
        assertThat(state(job)).isEqualTo("FAILED HEADER_FAULTY");
        assertThat(mistakes(job)).containsExactly("1 documentNumber COLUMN_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "DISPUTES,demo-importer,caseNumber",
        "STAFF,admin,username",
        "MEDIATORS,he,name",
        "AREAS,admin,code",
        "ORGANIZATIONS,liang,name",
        "RESIDENTS,demo-importer,documentNumber"
    })
    void inEveryKind(ImportKind kind, String account, String column) {
        var header = kind.columns().all().stream()
                .filter(c -> c.required() && !c.name().equals(column))
                .map(Column::name)
                .toList();
        var file = String.join(",", header) + "\n" + "x,".repeat(header.size() - 1) + "x\n";
        var job = sent(kind, account, "VALIDATE", "", file.getBytes(StandardCharsets.UTF_8));
        assertThat(state(job)).isEqualTo("FAILED HEADER_FAULTY");
        assertThat(mistakes(account, job)).containsExactly("1 " + column + " COLUMN_MISSING");
    }

    /** Only what the row itself lacks is left to it. */
    @Test
    void aRowThatNeedsWhatTheFileDoesNotHaveIsRejectedAndNoMore() {
        var job = sent(
                "",
                ("area,name,documentType,documentNumber\n" + GRID + ",示例,护照,E12345678\n")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(state(job)).isEqualTo("FINISHED ");
        assertThat(mistakes(job)).containsExactly("2 sex NOT_NULL", "2 birthDate NOT_NULL");
    }
}
