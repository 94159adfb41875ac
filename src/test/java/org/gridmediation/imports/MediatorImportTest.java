package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.MEDIATORS;
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
import org.gridmediation.Embedded;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** Mediators from a file: engaged by subdistricts, nominated by communities too, and gone again while they have no case. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MediatorImportTest {
    private static final String HEADER = "区划代码,调委会,姓名,专兼职,状态,聘任起,聘任止,等级,专长\n";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static String committee() {
        return Sending.text("select name from organization where id = '00000000-0000-7000-8000-440103009106'");
    }

    /** New people, each of whom is to mediate for the community's committee. */
    static String some(int count) {
        var people = new StringBuilder("externalId,区划代码,姓名,性别\n");
        var text = new StringBuilder(HEADER);
        var committee = committee();
        for (int i = 0; i < count; i++) {
            int n = NUMBER.incrementAndGet();
            people.append("m%d,440103009106003,示例待聘%d,女\n".formatted(n, n));
            text.append("440103009106,%s,示例待聘%d,兼职,聘任,2026-01-01,2028-12-31,三级,02；03\n".formatted(committee, n));
        }
        var job = Sending.run("admin", ImportKind.STAFF, "ALL_OR_NOTHING", "&source=mediators", people.toString());
        assertThat(job.at("/rows/created").asInt()).isEqualTo(count);
        return text.toString();
    }

    private static JsonNode run(String file) {
        return Sending.run("he", MEDIATORS, "VALID_ROWS", "", file);
    }

    private static long mediators() {
        return Sending.count("select count(*) from mediator");
    }

    @Test
    void aFileIsLoadedOnceAlsoThreeTimesAtOnceAndTakenBack() throws Exception {
        var file = some(10);
        long before = mediators();
        assertThat(counts(Sending.run("he", MEDIATORS, "VALIDATE", "", file))).isEqualTo("10 10 0 0 0 0");
        var pool = Executors.newFixedThreadPool(3);
        Callable<String> sending = () -> Sending.send("he", MEDIATORS, "VALID_ROWS", "", file);
        long created = 0;
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending)))
            created += done("he", sent.get()).at("/rows/created").asLong();
        pool.shutdown();
        assertThat(created).isEqualTo(10);
        assertThat(mediators()).isEqualTo(before + 10);
        var changed = run(Text.replaced(file, "三级", "二级"));
        assertThat(mistakes("he", changed)).isEmpty();
        assertThat(counts(changed)).isEqualTo("10 0 10 0 0 0");
        assertThat(undone("he", changed).get("state").asText()).isEqualTo("UNDONE");
        assertThat(counts(run(file))).isEqualTo("10 0 0 10 0 0");
        assertThat(Sending.count(
                        "select count(*) from mediator m where not exists (select from mediator_step s where s.mediator_id = m.id)"
                                + " and grade = '三级'"))
                .isZero();
        assertThat(undone("he", run(some(4))).get("state").asText()).isEqualTo("UNDONE");
        assertThat(mediators()).isEqualTo(before + 10);
    }

    @Test
    void whatIsWrongIsSaidAtItsPlaceAndACommunityOnlyNominates() {
        var file = some(5);
        var lines = file.lines().toList();
        var rows = HEADER
                + Text.replaced(lines.get(1), "440103009106,", "440103010101,") + "\n"
                + Text.replaced(lines.get(1), "2028-12-31", "2029-12-31") + "\n"
                + Text.replaced(lines.get(2), committee(), "没有此会") + "\n"
                + Text.replaced(lines.get(3), "示例待聘", "没有此人") + "\n"
                + Text.replaced(lines.get(4), "02；03", "77") + "\n"
                + Text.replaced(lines.get(5), "聘任", "解聘") + "\n";
        assertThat(mistakes("he", run(rows)))
                .containsExactly(
                        "2 area AREA_NOT_YOURS",
                        "3 engagedUntil TERM_OF_THREE_YEARS",
                        "4 organization COMMITTEE_UNKNOWN",
                        "5 name STAFF_UNKNOWN",
                        "6 specialities TYPE_UNKNOWN",
                        "7 state FIELD_FIXED");
        var one = HEADER + lines.get(1) + "\n";
        assertThat(mistakes("huang", Sending.run("huang", MEDIATORS, "VALID_ROWS", "", one)))
                .containsExactly("2 state NOT_YOURS_TO_ENGAGE");
        var nominated = Text.replaced(one, "聘任,2026-01-01,2028-12-31,三级", "提名,,,");
        assertThat(counts(Sending.run("huang", MEDIATORS, "VALID_ROWS", "", nominated)))
                .isEqualTo("1 1 0 0 0 0");
        assertThat(counts(run(one))).isEqualTo("1 0 1 0 0 0");
        assertThat(mistakes("he", run(nominated)))
                .containsExactly("2 state FIELD_FIXED", "2 engagedFrom FIELD_FIXED", "2 engagedUntil FIELD_FIXED");
        for (var account : List.of("demo-importer", "lin", "chen", "liang", "admin", "auditor"))
            Sending.post(account, MEDIATORS, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
    }

    /** Empty, the state follows the days and the person the name, of a known mediator too. */
    @Test
    void whatFollowsFromAColumnFollowsWhenThatChanges() {
        var lines = some(2).lines().toList();
        var name = lines.get(1).split(",")[2];
        var engaged = Text.replaced(lines.get(1), ",聘任,", ",,") + "\n";
        var nominated = Text.replaced(engaged, ",2026-01-01,2028-12-31,三级", ",,,");
        assertThat(counts(run(HEADER + nominated))).isEqualTo("1 1 0 0 0 0");
        var job = run(HEADER + engaged);
        assertThat(mistakes("he", job)).isEmpty();
        var mediator = Sending.text(
                "select m.id from mediator m join staff s on s.id = m.staff_id where m.state = 'ENGAGED' and s.name = '"
                        + name + "'");
        var other = Text.replaced(engaged, name, lines.get(2).split(",")[2]);
        assertThat(mistakes("he", run("id," + HEADER + mediator + "," + other))).containsExactly("2 name FIELD_FIXED");
    }

    @Test
    void importingOurOwnExportChangesNothing() {
        run(some(3));
        var file = Sending.exported("he", "/v1/exports", "{\"kind\": \"MEDIATORS\", \"format\": \"CSV\"}");
        long before = Sending.count("select sum(version) from mediator");
        var job = done(
                "he",
                Sending.post("he", MEDIATORS, "VALID_ROWS", "", "text/csv", file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"));
        assertThat(mistakes("he", job)).isEmpty();
        assertThat(job.at("/rows/unchanged").asLong())
                .isEqualTo(Sending.count("select count(*) from mediator where area like '440103009%'"));
        assertThat(Sending.count("select sum(version) from mediator")).isEqualTo(before);
    }
}
