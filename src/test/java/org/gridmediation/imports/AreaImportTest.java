package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.AREAS;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.undone;
import static org.hamcrest.Matchers.equalTo;

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
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Territory from a file: by administrators, parents before their parts, and gone again while nothing lies in it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AreaImportTest {
    private static final String HEADER = "区划代码,名称,层级,网格类型,户数,启用日期\n";
    private static final AtomicInteger NUMBER = new AtomicInteger(500);

    /** A subdistrict with one community and so many grids. */
    static String street(int grids) {
        var street = "440103" + NUMBER.incrementAndGet();
        var text = new StringBuilder(HEADER)
                .append(street)
                .append(",示例街道,街道,,,2024-01-01\n")
                .append(street)
                .append("001,示例社区,,,,2024-01-01\n");
        for (int i = 1; i <= grids; i++)
            text.append("%s001%03d,示例第%d网格,网格,基础网格,%d,2024-02-01\n".formatted(street, i, i, 300 + i));
        return text.toString();
    }

    private static JsonNode run(String file) {
        return Sending.run("admin", AREAS, "VALID_ROWS", "", file);
    }

    private static long areas() {
        return Sending.count("select count(*) from area");
    }

    @Test
    void aFileIsLoadedOnceAndChangesWhatItSaysOtherwise() {
        var file = street(12);
        long before = areas();
        assertThat(counts(Sending.run("admin", AREAS, "VALIDATE", "", file))).isEqualTo("14 14 0 0 0 0");
        assertThat(areas()).isEqualTo(before);
        var job = run(file);
        assertThat(mistakes("admin", job)).isEmpty();
        assertThat(counts(job)).isEqualTo("14 14 0 0 0 0");
        assertThat(areas()).isEqualTo(before + 14);
        assertThat(counts(run(file))).isEqualTo("14 0 0 14 0 0");
        var changed = Text.replaced(file, "示例第3网格", "改名网格", ",304,", ",999,");
        assertThat(counts(run(changed))).isEqualTo("14 0 2 12 0 0");
        var grid = file.substring(HEADER.length(), HEADER.length() + 9) + "001003";
        Api.get("admin", "/v1/grids/" + grid).statusCode(200).body("name", equalTo("改名网格"));
        assertThat(counts(run(changed))).isEqualTo("14 0 0 14 0 0");
    }

    @Test
    void theSameFileThreeTimesAtOnceIsOneSetOfAreas() throws Exception {
        var file = street(20);
        long before = areas();
        var pool = Executors.newFixedThreadPool(3);
        Callable<String> sending = () -> Sending.send("admin", AREAS, "ALL_OR_NOTHING", "", file);
        long created = 0;
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending)))
            created += done("admin", sent.get()).at("/rows/created").asLong();
        pool.shutdown();
        assertThat(created).isEqualTo(22);
        assertThat(areas()).isEqualTo(before + 22);
    }

    @Test
    void itIsTakenBackWhileNothingLiesInIt() {
        var file = street(9);
        long before = areas();
        var first = run(file);
        var second = run(Text.replaced(file, "示例社区", "改名社区"));
        assertThat(undone("admin", second).get("state").asText()).isEqualTo("UNDONE");
        var street = file.substring(HEADER.length(), HEADER.length() + 9);
        Api.get("admin", "/v1/areas/" + street + "001").body("name", equalTo("示例社区"));
        Api.post(
                        "admin",
                        "/v1/grids",
                        "{\"community\": \"" + street
                                + "001\", \"name\": \"另一网格\", \"kind\": \"BASIC\", \"validFrom\": \"2024-03-01\"}")
                .statusCode(201);
        var refused = undone("admin", first);
        assertThat(refused.get("state").asText()).isEqualTo("FINISHED");
        assertThat(refused.get("dependents").asLong()).isPositive();
        assertThat(areas()).isEqualTo(before + 12);
        var other = run(street(9));
        assertThat(undone("admin", other).get("state").asText()).isEqualTo("UNDONE");
        assertThat(areas()).isEqualTo(before + 12);
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndOnlyAdministratorsBringAreas() {
        var street = "440103" + NUMBER.incrementAndGet();
        var file = HEADER
                + "45,广西,省,,,2024-01-01\n"
                + "44,广东省改名,省,,,2023-01-01\n"
                + street + "001,没有上级,,,,2024-01-01\n"
                + street + ",示例街道,社区,,,2024-01-01\n"
                + "440103" + NUMBER.incrementAndGet() + ",,,,,2024-01-01\n"
                + "440103009106701,示例网格,,基础网格,,2024-01-01\n"
                + "440103009106698,示例网格,,,,2024-01-01\n"
                + "440103009106697,示例网格,,基础网格,-3,2024-01-01\n"
                + "440103009190,示例社区,,专属网格,,2024-01-01\n"
                + "440103009106696,示例网格,,基础网格,,1900-01-01\n"
                + "4401030091,示例,,,,2024-01-01\n";
        assertThat(mistakes("admin", run(file)))
                .containsExactly(
                        "2 code AREA_NOT_YOURS",
                        "3 code PROVINCES_ARE_LOADED",
                        "4 code AREA_ABOVE_UNKNOWN",
                        "5 tier TIER_OF_CODE",
                        "6 name NOT_BLANK",
                        "7 kind GRID_CODE_OF_OTHER_KIND",
                        "8 kind NOT_NULL",
                        "9 households WHOLE_NUMBER",
                        "10 kind NOT_A_GRID",
                        "11 validFrom BEFORE_ITS_PARENT",
                        "12 code AREA_CODE_INVALID");
        for (var account : List.of("demo-importer", "he", "lin", "liang", "auditor"))
            Sending.post(account, AREAS, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
        var path = "/v1/imports/" + run(street(1)).get("id").asText();
        Api.get("demo-importer", path).statusCode(404);
        // Nor does an administrator bring people, or see whose rows were wrong.
        Sending.post("admin", ImportKind.RESIDENTS, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(403);
        var people = Sending.run("VALIDATE", Sending.HEADER + Sending.rows(1));
        Api.get("admin", "/v1/imports/" + people.get("id").asText()).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"AREAS,440103", "GRIDS,440103", "AREAS,44"})
    void importingOurOwnExportChangesNothing(String kind, String area) {
        run(street(3));
        var file = Sending.exported(
                "admin",
                "/v1/exports",
                "{\"kind\": \"" + kind + "\", \"format\": \"CSV\", \"area\": \"" + area + "\"}");
        var job = done(
                "admin",
                Sending.post("admin", AREAS, "VALID_ROWS", "", "text/csv", file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"));
        assertThat(mistakes("admin", job)).isEmpty();
        assertThat(job.at("/rows/unchanged").asLong())
                .isEqualTo(Sending.count("select count(*) from area where code like '" + area + "%'"
                        + (kind.equals("GRIDS") ? " and tier = 'GRID'" : "")));
    }
}
