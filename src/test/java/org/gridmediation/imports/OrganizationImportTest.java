package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.ORGANIZATIONS;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.undone;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** Organizations from a file: by districts and administrators, known by area and name, and gone again while nothing refers to them. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class OrganizationImportTest {
    private static final String HEADER = "区划代码,机构类型,调委会类型,名称,案号字,电话,成立日期\n";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static String some() {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 8; i++) {
            int n = NUMBER.incrementAndGet();
            text.append("440103009,司法所,,示例机构%d,,020-81234567,2024-01-01\n".formatted(n));
            text.append("440103009,人民调解委员会,社会团体和其他,示例调委会%d,示例%d调字,,\n".formatted(n, n));
        }
        return text.toString();
    }

    private static JsonNode run(String file) {
        return Sending.run("liang", ORGANIZATIONS, "VALID_ROWS", "", file);
    }

    private static long organizations() {
        return Sending.count("select count(*) from organization");
    }

    @Test
    void aFileIsLoadedOnceAlsoThreeTimesAtOnceAndTakenBack() throws Exception {
        var file = some();
        long before = organizations();
        assertThat(counts(Sending.run("liang", ORGANIZATIONS, "VALIDATE", "", file)))
                .isEqualTo("16 16 0 0 0 0");
        var pool = Executors.newFixedThreadPool(3);
        Callable<String> sending = () -> Sending.send("liang", ORGANIZATIONS, "VALID_ROWS", "", file);
        long created = 0;
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending)))
            created += done("liang", sent.get()).at("/rows/created").asLong();
        pool.shutdown();
        assertThat(created).isEqualTo(16);
        assertThat(organizations()).isEqualTo(before + 16);
        assertThat(counts(run(file))).isEqualTo("16 0 0 16 0 0");
        var changed = run(Text.replaced(file, "020-81234567", "020-81234568"));
        assertThat(mistakes("liang", changed)).isEmpty();
        assertThat(counts(changed)).isEqualTo("16 0 8 8 0 0");
        assertThat(undone("liang", changed).get("state").asText()).isEqualTo("UNDONE");
        assertThat(counts(run(file))).isEqualTo("16 0 0 16 0 0");
        var second = run(some());
        var used =
                Sending.text("select record_id from import_row where result = 'CREATED' and number = 3 and job_id = '"
                        + second.get("id").asText() + "'");
        Api.post("he", "/v1/mediators", """
                        {"staffId": "00000000-0000-7000-8002-000000000001", "organizationId": "%s", "employment": "PART_TIME"}""".formatted(used)).statusCode(201);
        var refused = undone("liang", second);
        assertThat(refused.get("state").asText()).isEqualTo("FINISHED");
        assertThat(refused.get("dependents").asLong()).isPositive();
        assertThat(undone("liang", run(some())).get("state").asText()).isEqualTo("UNDONE");
        assertThat(organizations()).isEqualTo(before + 32);
    }

    /** The file has no column for the address, and changes the phone. */
    @Test
    void whatAFileDoesNotSayStaysByteForByte() {
        var file = some();
        run(file);
        var name = file.lines().skip(1).findFirst().orElseThrow().split(",")[3];
        Owner.run("update organization set address = E' 示例\u00a0路1号\\n' where name = '" + name + "'");
        var address = "select address from organization where name = '" + name + "'";
        var before = Sending.text(address);
        assertThat(counts(run(Text.replaced(file, "020-81234567", "020-81234568"))))
                .isEqualTo("16 0 8 8 0 0");
        assertThat(Sending.text(address)).isEqualTo(before);
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() {
        var known = some();
        run(known);
        var word = known.lines().skip(2).findFirst().orElseThrow().split(",")[4];
        var name = known.lines().skip(1).findFirst().orElseThrow().split(",")[3];
        var file = HEADER
                + "440104001,司法所,,示例机构外,,,\n"
                + "440103009,部门,,%s,,,\n".formatted(name)
                + "440103009,人民调解委员会,,示例无类型,示例无类型字,,\n"
                + "440103009,司法所,,示例有案号字,某字,,\n"
                + "440103009,人民调解委员会,居,示例同字,%s,,\n".formatted(word)
                + "440103009,寺庙,,示例,,,\n"
                + "440103999,司法所,,示例无区,,,\n"
                + "440103009,司法所,,,,,\n"
                + "440103009,司法所,,示例电话,,123,\n";
        assertThat(mistakes("liang", run(file)))
                .containsExactly(
                        "2 area AREA_NOT_YOURS",
                        "3 kind KIND_FIXED",
                        "4 committeeKind COMMITTEE_FIELDS",
                        "5 caseWord COMMITTEE_FIELDS",
                        "6 caseWord ORGANIZATION_TAKEN",
                        "7 kind UNKNOWN_VALUE",
                        "8 area AREA_UNKNOWN",
                        "9 - KEY_MISSING",
                        "10 phone PHONE_INVALID");
        for (var account : List.of("demo-importer", "he", "lin", "auditor"))
            Sending.post(account, ORGANIZATIONS, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
    }

    @Test
    void importingOurOwnExportChangesNothing() {
        run(some());
        var file = Sending.exported(
                "liang", "/v1/exports", "{\"kind\": \"ORGANIZATIONS\", \"format\": \"CSV\", \"area\": \"440103\"}");
        var job = done(
                "liang",
                Sending.post("liang", ORGANIZATIONS, "VALID_ROWS", "", "text/csv", file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"));
        assertThat(mistakes("liang", job)).isEmpty();
        assertThat(job.at("/rows/unchanged").asLong())
                .isEqualTo(Sending.count("select count(*) from organization where area like '440103%'"));
    }
}
