package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** A record that has moved is known again by whoever has it now. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportMovesTest {
    private static final String COMMUNITY = "440103009106";
    private static final int AREA = 2;
    private static final AtomicInteger NUMBER = new AtomicInteger(640);

    @Inject
    ImportRun run;

    private static String grid(boolean there) {
        var code = COMMUNITY + NUMBER.incrementAndGet();
        if (there)
            Api.post("admin", "/v1/grids", """
                        {"community": "%s", "code": "%s", "name": "示例网格", "kind": "BASIC", "validFrom": "2023-01-01"}""".formatted(COMMUNITY, code)).statusCode(201);
        return code;
    }

    /** Of the account, in this grid only. */
    private static void in(String grid, String account, String holder, Consumer<String> work) {
        var post = UUID.randomUUID();
        Owner.run("insert into post (id, staff_id, client_id, subject, role, area, main, valid_from) select '" + post
                + "', p.staff_id, p.client_id, p.subject, p.role, '" + grid
                + "', false, p.valid_from from post p where " + holder
                + " limit 1");
        try {
            work.accept(account + "@" + post);
        } finally {
            Owner.run("delete from post where id = '" + post + "'");
        }
    }

    private static void unchanged(String grid, String file, String source) {
        in(grid, SCRIPT, "p.role = 'BATCH_IMPORTER'", sender -> {
            var again = Sending.run(sender, ImportKind.DISPUTES, "VALID_ROWS", source, file);
            assertThat(Sending.mistakes(sender, again)).isEmpty();
            assertThat(counts(again)).isEqualTo("1 0 0 1 0 0");
        });
    }

    private static void succeed(String old, String next) {
        Api.as("admin")
                .header("If-Match", Api.as("admin").get("/v1/areas/" + old).header("ETag"))
                .body("""
                        {"successors": [{"code": "%s", "name": "示例新网格", "kind": "BASIC"}], "defaultSuccessor": "%s", "reason": "调整。"}""".formatted(next, next))
                .post("/v1/areas/" + old + "/successions")
                .then()
                .statusCode(201);
    }

    private static String named(String id, List<String> row) {
        var lines = DisputeImportTest.file(List.of(row)).split("\n");
        return "外部编号," + lines[0] + "\n" + id + "," + lines[1] + "\n";
    }

    @Test
    void anOldCaseIsKnownAgainInTheGridThatSucceeded() {
        var old = grid(true);
        var next = grid(false);
        var source = "&source=" + UUID.randomUUID();
        var row = DisputeImportTest.notAccepted();
        row.set(AREA, old);
        Sending.row(SCRIPT, "DISPUTES", source, named("c", row));
        succeed(old, next);
        row.set(AREA, next);
        unchanged(next, named("c", row), source);
    }

    /** By one key it was moved, by the other it is sent again. */
    @Test
    void anOldCaseThatAFileMovedIsKnownAgainByItsOtherKey() {
        var next = grid(true);
        var source = "&source=" + UUID.randomUUID();
        var row = DisputeImportTest.notAccepted();
        Sending.row(SCRIPT, "DISPUTES", source, named("c", row));
        row.set(AREA, next);
        var moved = Sending.row(SCRIPT, "DISPUTES", "", DisputeImportTest.file(List.of(row)));
        assertThat(counts(moved)).isEqualTo("1 0 1 0 0 0");
        unchanged(next, named("c", row), source);
        assertThat(Sending.takenBack(SCRIPT, moved)).isEqualTo("UNDONE");
        row.set(AREA, Sending.GRID);
        unchanged(Sending.GRID, named("c", row), source);
    }

    /** A file that nobody takes up any more says so, also when it never began. */
    @Test
    void whatNeverBeganFails() {
        var job = Sending.row(SCRIPT, "DISPUTES", "", DisputeImportTest.file(List.of(DisputeImportTest.notAccepted())));
        var id = job.get("id").asText();
        Owner.run("update import_job set state = 'QUEUED', finished_at = null where id = '" + id + "'");
        run.giveUp(Sending.text("select area || '/' || id from import_job where id = '" + id + "'"));
        assertThat(Sending.text("select state from import_job where id = '" + id + "'"))
                .isEqualTo("FAILED");
    }

    /** A post that went to another grid is a change of whoever holds it, wherever they work. */
    @Test
    void whosePostMovedIsNotTakenBack() {
        var old = grid(true);
        var next = grid(false);
        var source = "&source=" + UUID.randomUUID();
        var file = "externalId,区划代码,姓名,性别,岗位\ns," + COMMUNITY + ",%s,女,网格员 " + old + "*\n";
        Sending.row("admin", "STAFF", source, file.formatted("示例批量"));
        Api.approve(Sending.text("select id from post_proposal where area = '" + old + "'"));
        var job = Sending.row("admin", "STAFF", source, file.formatted("示例改名"));
        assertThat(counts(job)).isEqualTo("1 0 1 0 0 0");
        var staff = Sending.text("select record_id from import_row where job_id = '"
                + job.get("id").asText() + "'");
        succeed(old, next);
        var posts =
                "select string_agg(area || case when valid_until is null then '' else ' ended' end, ' ' order by area) from post where staff_id = '"
                        + staff + "'";
        assertThat(Sending.text(posts)).isEqualTo(old + " ended " + next);
        assertThat(Sending.takenBack("admin", job)).isEqualTo("FINISHED");
        Api.get("admin", "/v1/imports/" + job.get("id").asText() + "/dependents")
                .body("items.reason", equalTo(List.of("CHANGED_SINCE")));
        assertThat(Sending.text(posts)).isEqualTo(old + " ended " + next);
    }

    @Test
    void somebodyOfStaffIsKnownAgainWhereTheyWentTo() {
        var next = grid(true);
        var source = "&source=" + UUID.randomUUID();
        var file = "externalId,区划代码,姓名,性别\ns,440103009106003,示例批量,女\n";
        var job = Sending.row("admin", "STAFF", source, file);
        var path = "/v1/staff/"
                + Sending.text("select record_id from import_row where job_id = '"
                        + job.get("id").asText() + "'");
        Api.send("admin", "PUT", path, "", """
                        {"area": "%s", "name": "示例批量", "sex": "FEMALE"}""".formatted(next)).statusCode(200);
        in(
                next,
                "admin",
                "p.role = 'ADMINISTRATOR' and p.staff_id = (select id from staff where username = 'admin')",
                sender -> {
                    var again = Sending.run(
                            sender,
                            ImportKind.STAFF,
                            "VALID_ROWS",
                            source,
                            Text.replaced(file, "440103009106003", next));
                    assertThat(Sending.mistakes(sender, again)).isEmpty();
                    assertThat(counts(again)).isEqualTo("1 0 0 1 0 0");
                });
    }
}
