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
import static org.gridmediation.imports.Sending.residents;
import static org.gridmediation.imports.Sending.row;
import static org.gridmediation.imports.Sending.rows;
import static org.gridmediation.imports.Sending.run;
import static org.gridmediation.imports.Sending.send;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** What a file becomes: what is stored, what is counted, what is said, and to whom. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportTest {
    private static final String ONE = "{\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"%s\"}}";

    private static String resident(String number) {
        return Api.post("lin", "/v1/residents/search", ONE.formatted(number))
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    @Test
    void aFileIsLoadedOnceHoweverOftenItIsSent() {
        var number = idNumber();
        var file = HEADER + row(number, "欧阳示例") + rows(11);
        var before = residents();
        var job = run("VALID_ROWS", file);
        assertThat(job.get("state").asText()).isEqualTo("FINISHED");
        assertThat(job.get("applied").asBoolean()).isTrue();
        assertThat(job.get("percent").asInt()).isEqualTo(100);
        assertThat(counts(job)).isEqualTo("12 12 0 0 0 0");
        assertThat(residents()).isEqualTo(before + 12);
        Api.get("lin", "/v1/residents/" + resident(number))
                .body("name", equalTo("欧阳**"))
                .body("documentNumber", equalTo(number.substring(0, 6) + "********" + number.substring(14)))
                .body("phones.size()", equalTo(1))
                .body("address", equalTo("演示地址欧阳示例"))
                .body("household", equalTo("H-1"));
        assertThat(counts(run("VALID_ROWS", file))).isEqualTo("12 0 0 12 0 0");
        assertThat(counts(run("ALL_OR_NOTHING", Text.replaced(file, ",H-1", ",H-2"))))
                .isEqualTo("12 0 12 0 0 0");
        assertThat(counts(run("VALID_ROWS", Text.replaced(file, ",H-1", ",H-2"))))
                .isEqualTo("12 0 0 12 0 0");
        assertThat(residents()).isEqualTo(before + 12);
        Api.get("lin", "/v1/residents/" + resident(number)).body("household", equalTo("H-2"));
    }

    @Test
    void theWholeOfItIsOneLineOfTheJournalAndEachRowKnowsItsJob() {
        var number = idNumber();
        var job = run("VALID_ROWS", HEADER + rows(2) + row(number, "示例"));
        var id = job.get("id").asText();
        var noted = Api.get("auditor", "/v1/journal?objectId=" + id + "&operation=createImport")
                .statusCode(200)
                .extract();
        assertThat(noted.<List<String>>path("items.purpose"))
                .contains("RESIDENTS VALID_ROWS: read 3, created 3, updated 0, unchanged 0, rejected 0, blank 0");
        assertThat(Sending.count("select number from import_key where job_id = '" + id + "' and record_id = '"
                        + resident(number) + "'"))
                .isEqualTo(4);
        assertThat(Sending.count("select count(*) from import_row where job_id = '" + id + "' and result = 'CREATED'"))
                .isEqualTo(3);
    }

    @Test
    void everyWayToWriteTheSameTableIsRead() throws IOException {
        var numbers = List.of(idNumber(), idNumber(), idNumber(), idNumber(), idNumber());
        var chinese = "网格编码,姓名,性别,出生日期,证件号码\n" + GRID + ",张示例,,," + numbers.get(0) + "\n";
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Text.replaced(chinese, numbers.get(0), numbers.get(4)).getBytes(StandardCharsets.UTF_8));
        }
        var files = List.of(
                ("\ufeff" + chinese).getBytes(StandardCharsets.UTF_8),
                Text.replaced(chinese, numbers.get(0), numbers.get(1)).getBytes(Charset.forName("GB18030")),
                ("documentNumber\tname\tarea\n" + numbers.get(2) + "\t张示例\t" + GRID + "\n")
                        .getBytes(StandardCharsets.UTF_8),
                ("{\"area\": \"" + GRID + "\", \"name\": \"张示例\", \"documentNumber\": \"" + numbers.get(3) + "\"}\n")
                        .getBytes(StandardCharsets.UTF_8),
                packed.toByteArray());
        for (var file : files) {
            var job = done(Sending.post(SCRIPT, "VALID_ROWS", "", "application/octet-stream", file)
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location"));
            assertThat(counts(job)).as(job.toString()).isEqualTo("1 1 0 0 0 0");
        }
        for (var number : numbers)
            Api.get("lin", "/v1/residents/" + resident(number)).body("name", equalTo("张**"));
    }

    @Test
    void whatIsWrongWithARowIsSaidAtItsPlaceAndShowsNobody() {
        var good = idNumber();
        var wrong = good.substring(0, 17) + (good.charAt(17) == '0' ? '1' : '0');
        var file = HEADER
                + row(good, "示例")
                + row(wrong, "错误号")
                + GRID + ",科学计,,,4.40103E+17,,,\n"
                + GRID + ",,,," + idNumber() + ",123,,\n"
                + ",\n"
                + GRID + ",日期错,男,1990/2/30,,,,\n"
                + "440103009,街道级,女,1990/2/3," + idNumber() + ",,,\n"
                + "440103010101001,别处人,,," + idNumber() + ",,,\n"
                + "440103009106777,无此格,,," + idNumber() + ",,,\n"
                + GRID + ",性别错,女男,1990-01-01,,,,\n"
                + GRID + ",无证件,男,1990-01-01,,,,\n"
                + GRID + ",全角号,,,　" + wide(idNumber()) + " ,,,\n";
        var job = run("VALID_ROWS", file);
        assertThat(counts(job)).isEqualTo("12 2 0 0 9 1");
        assertThat(mistakes(job))
                .containsExactly(
                        "3 documentNumber ID_NUMBER_CHECK_DIGIT",
                        "4 documentNumber CELL_SCIENTIFIC",
                        "5 name NOT_BLANK",
                        "5 phones PHONE_INVALID",
                        "7 birthDate NO_SUCH_DAY",
                        "8 area AREA_NOT_A_GRID",
                        "8 birthDate BIRTH_DATE_DIFFERS",
                        "9 area AREA_NOT_YOURS",
                        "10 area AREA_UNKNOWN",
                        "11 sex UNKNOWN_VALUE",
                        "12 documentNumber KEY_MISSING");
    }

    private static String wide(String number) {
        var wide = new StringBuilder();
        number.chars().forEach(c -> wide.append((char) (c + '！' - '!')));
        return wide.toString();
    }

    @Test
    void errorsAreMaskedInBothFormsAndInBothLanguages() {
        var number = idNumber();
        var wrong = number.substring(0, 17) + (number.charAt(17) == '0' ? '1' : '0');
        var job =
                run("VALIDATE", HEADER + row(wrong, "诸葛示例") + wrong + ",错位人,诸葛示例," + wrong + "," + wrong + ",138,,\n");
        var csv = Api.as(SCRIPT)
                .accept("text/csv")
                .get("/v1/imports/" + job.get("id").asText() + "/errors")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines().count()).isEqualTo(errors(job).size() + 1L);
        for (var text : List.of(csv, errors(job).toString()))
            assertThat(text)
                    .contains("check digit", "校验位", "证件号码", wrong.substring(0, 6) + "********")
                    .doesNotContain(wrong, "诸葛示例", "错位人");
    }

    @Test
    void aHeaderWithAnUnknownColumnIsRefusedUnlessItIsIgnoredByName() {
        var number = idNumber();
        var file = "姓名,网格编码,证件号码,备注,证件号码\n示例," + GRID + "," + number + ",x," + number + "\n";
        var twice = run("VALID_ROWS", file);
        assertThat(twice.at("/failure/code").asText()).isEqualTo("HEADER_REPEATED");
        file = "姓名,网格编码,证件号码,备注\n示例," + GRID + "," + number + ",x\n";
        var unknown = run("VALID_ROWS", file);
        assertThat(unknown.get("state").asText()).isEqualTo("FAILED");
        assertThat(unknown.at("/failure/code").asText()).isEqualTo("HEADER_FAULTY");
        assertThat(mistakes(unknown)).containsExactly("1 - COLUMN_UNKNOWN");
        assertThat(errors(unknown).get(0).get("value").asText()).isEqualTo("备注");
        assertThat(counts(run("VALID_ROWS", "&ignore=备注", file))).isEqualTo("1 1 0 0 0 0");
        assertThat(mistakes(run("VALID_ROWS", "姓名,证件号码\n示例," + number + "\n")))
                .containsExactly("1 area COLUMN_MISSING");
        var none = run("VALID_ROWS", number + ",示例\n" + number + ",示例\n");
        assertThat(mistakes(none)).containsExactly("1 - HEADER_UNKNOWN");
        assertThat(none.toString() + errors(none)).doesNotContain(number);
        var both = run("VALID_ROWS", "姓名,网格编码,name,证件号码\n示例," + GRID + ",示例," + number + "\n");
        assertThat(mistakes(both)).containsExactly("1 name COLUMN_TWICE");
    }

    @Test
    void whatIsNoTableIsRefusedWithACode() {
        for (var file : List.of("{\"a\"", "PK\u0003\u0004nonsense", "%PDF-1.4\n", "\u0000\u0001\u0002")) {
            var job = done(Sending.post(
                            SCRIPT,
                            "VALID_ROWS",
                            "",
                            "application/octet-stream",
                            file.getBytes(StandardCharsets.ISO_8859_1))
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location"));
            assertThat(job.get("state").asText()).isEqualTo("FAILED");
            assertThat(job.at("/failure/text").asText()).as(job.toString()).containsPattern("\\p{IsHan}");
        }
        for (var nothing : List.of("\uFEFF", "\n \n", "\r\n", ",,\n")) {
            var job = run("VALID_ROWS", nothing);
            assertThat(job.get("state").asText()).isEqualTo("FAILED");
            assertThat(job.at("/failure/code").asText()).isEqualTo("FILE_EMPTY");
        }
        Sending.post(SCRIPT, "VALID_ROWS", "", "text/csv", new byte[0])
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_BODY"), "errors[0].code", equalTo("BODY_MISSING"));
        Sending.post(SCRIPT, "VALID_ROWS", "", "image/png", new byte[] {1})
                .then()
                .statusCode(415);
        Sending.post(SCRIPT, "NOW", "", "text/csv", new byte[] {1}).then().statusCode(400);
    }

    @Test
    void allOrNothingStoresNothingOnceARowIsRejected() {
        var before = residents();
        var file = HEADER + rows(3) + row("440103199003070011", "错") + rows(3);
        var job = run("ALL_OR_NOTHING", file);
        assertThat(job.get("applied").asBoolean()).isFalse();
        assertThat(counts(job)).isEqualTo("7 6 0 0 1 0");
        assertThat(residents()).isEqualTo(before);
        assertThat(Sending.count("select count(*) from import_key where job_id = '"
                        + job.get("id").asText() + "'"))
                .isZero();
        assertThat(counts(run("VALID_ROWS", file))).isEqualTo("7 6 0 0 1 0");
        assertThat(residents()).isEqualTo(before + 6);
    }

    @Test
    void anExternalIdTellsWhoItIsWhenTheSourceIsNamed() {
        var header = "externalId,area,name,sex,birthDate,documentNumber\n";
        var row = "A-" + idNumber() + "," + GRID + ",示例,男,1990-01-01,";
        assertThat(mistakes(run("VALID_ROWS", header + row + "\n"))).containsExactly("2 externalId SOURCE_MISSING");
        assertThat(counts(run("VALID_ROWS", "&source=qu", header + row + "\n"))).isEqualTo("1 1 0 0 0 0");
        assertThat(counts(run("VALID_ROWS", "&source=qu", header + row + "\n"))).isEqualTo("1 0 0 1 0 0");
        assertThat(counts(run("VALID_ROWS", "&source=shi", header + row + "\n")))
                .isEqualTo("1 1 0 0 0 0");
        assertThat(counts(run("VALID_ROWS", "&source=qu", header + Text.replaced(row, "男", "女") + "\n")))
                .isEqualTo("1 0 1 0 0 0");
        assertThat(mistakes(run("VALID_ROWS", "&source=qu", header + Text.replaced(row, "男", "女") + "\n" + row + "\n")))
                .containsExactly("3 - KEY_TWICE");
    }

    @Test
    void whoWasRegisteredByHandIsFoundByTheDocument() {
        var number = idNumber();
        Api.post("lin", "/v1/residents", """
                {"area": "%s", "name": "示例", "document": {"type": "RESIDENT_ID", "number": "%s"}, "phones": ["19900001111"], "address": "老地址"}""".formatted(GRID, number)).statusCode(201);
        var before = residents();
        var header = "area,name,documentNumber,address\n";
        assertThat(counts(run("VALID_ROWS", header + GRID + ",示例," + number + ",老地址\n")))
                .isEqualTo("1 0 0 1 0 0");
        assertThat(counts(run("VALID_ROWS", header + GRID + ",示例," + number + ",新地址\n")))
                .isEqualTo("1 0 1 0 0 0");
        assertThat(residents()).isEqualTo(before);
        Api.get("lin", "/v1/residents/" + resident(number))
                .body("address", equalTo("新地址"))
                .body("phones.size()", equalTo(1));
        // The same person under two names of one source is one too many.
        var ids = "externalId,area,name,documentNumber\n";
        var one = "x1" + number + "," + GRID + ",示例," + number + "\n";
        assertThat(counts(run("VALID_ROWS", "&source=qu", ids + one))).isEqualTo("1 0 0 1 0 0");
        assertThat(mistakes(run("VALID_ROWS", "&source=qu", ids + Text.replaced(one, "x1", "x2"))))
                .containsExactly("2 documentNumber DOCUMENT_TAKEN");
    }

    /** What a document says of who has it goes with the document, also when the file has no columns for that. */
    @Test
    void aDocumentOfSomebodyElseBringsTheirSexAndBirthDate() {
        var header = "externalId,area,name,documentNumber\n";
        var man = idNumber();
        while ((man.charAt(16) - '0') % 2 == 0) man = idNumber();
        var woman = idNumber();
        while ((woman.charAt(16) - '0') % 2 == 1) woman = idNumber();
        var row = "d-" + man + "," + GRID + ",示例,";
        assertThat(counts(run("VALID_ROWS", "&source=qu", header + row + man + "\n")))
                .isEqualTo("1 1 0 0 0 0");
        assertThat(counts(run("VALID_ROWS", "&source=qu", header + row + woman + "\n")))
                .isEqualTo("1 0 1 0 0 0");
        Api.get("lin", "/v1/residents/" + resident(woman)).body("sex", equalTo("FEMALE"));
        var sex = "externalId,area,name,sex,birthDate\n" + Text.replaced(row, "示例,", "示例,男,1990-01-01\n");
        assertThat(mistakes(run("VALID_ROWS", "&source=qu", sex)))
                .containsExactly("2 sex SEX_DIFFERS", "2 birthDate BIRTH_DATE_DIFFERS");
    }

    @Test
    void everyRoleWritesInItsAreaOnlyAndSeesItsAreasJobs() {
        var file = HEADER + row(idNumber(), "示例") + row("440103009106002", idNumber(), "示例");
        var job = done("lin", send("lin", "VALID_ROWS", "", file));
        assertThat(counts(job)).isEqualTo("2 1 0 0 1 0");
        var path = "/v1/imports/" + job.get("id").asText();
        Api.get("xu", path).statusCode(404);
        Api.get("he", path).statusCode(200).body("by", not(equalTo("")));
        for (var account : List.of("chen", "zhou", "auditor", "liang"))
            Sending.post(account, "VALID_ROWS", "", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        var file = HEADER + rows(2);
        var key = "import-" + idNumber();
        var first = Api.as(SCRIPT)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=RESIDENTS&mode=VALIDATE");
        var again = Api.as(SCRIPT)
                .header("Idempotency-Key", key)
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/imports?kind=RESIDENTS&mode=VALIDATE");
        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        done(first.header("Location"));
    }
}
