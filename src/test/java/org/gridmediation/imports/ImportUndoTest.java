package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.GRID;
import static org.gridmediation.imports.Sending.HEADER;
import static org.gridmediation.imports.Sending.SCRIPT;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.idNumber;
import static org.gridmediation.imports.Sending.row;
import static org.gridmediation.imports.Sending.rows;
import static org.gridmediation.imports.Sending.takenBack;
import static org.gridmediation.imports.Sending.undone;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.junit.jupiter.api.Test;

/** What only one record can have may be another's when an import is undone. Chunks are of seven rows here. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportUndoTest {
    private static JsonNode run(String sender, ImportKind kind, String more, String file) {
        var job = Sending.run(sender, kind, "VALID_ROWS", more, file);
        assertThat(Sending.mistakes(sender, job)).isEmpty();
        return job;
    }

    private static void refused(String sender, JsonNode job, String... reasons) {
        var now = undone(sender, job);
        assertThat(now.get("state").asText()).as(now.toString()).isEqualTo("FINISHED");
        assertThat(now.get("dependents").asLong()).isEqualTo(1);
        Api.get(sender, "/v1/imports/" + job.get("id").asText() + "/dependents")
                .statusCode(200)
                .body("items.reason", equalTo(List.of(reasons)));
    }

    private static final int PLACE = 8;

    /** Who comes first to a building is remembered; that somebody came there meanwhile is nothing that another case is in the way of. */
    @Test
    void aCaseGoesBackToItsPlaceThoughAnotherAroseThere() {
        var place = Api.word() + "2栋";
        var old = DisputeImportTest.archived();
        old.set(PLACE, place);
        var made = run(SCRIPT, ImportKind.DISPUTES, "", DisputeImportTest.file(List.of(old)));
        old.set(PLACE, Api.word() + "3栋");
        var moved = run(SCRIPT, ImportKind.DISPUTES, "", DisputeImportTest.file(List.of(old)));
        Api.post("lin", "/v1/disputes", Body.dispute(GRID).with("/place", place))
                .statusCode(201);
        assertThat(takenBack(SCRIPT, moved)).isEqualTo("UNDONE");
        assertThat(Sending.text(
                        "select place from dispute where id = (select record_id from import_row where job_id = '"
                                + made.get("id").asText() + "')"))
                .isEqualTo(place);
        // Of two with the same hash one is the first.
        assertThat(Sending.count(
                        "select count(*) from dispute_key k where k.kind = 'PLACE' and k.novel and k.fingerprint in"
                                + " (select o.fingerprint from dispute_key o where o.kind = 'PLACE' and o.dispute_id = (select record_id from import_row where job_id = '"
                                + made.get("id").asText() + "'))"))
                .isEqualTo(1);
    }

    @Test
    void aNumberThatAnotherCaseHasIsNamed() {
        var source = "&source=" + UUID.randomUUID();
        var old = DisputeImportTest.archived();
        var other = DisputeImportTest.archived();
        var next = DisputeImportTest.archived();
        run(SCRIPT, ImportKind.DISPUTES, source, named(List.of(old)));
        next.set(next.size() - 1, old.get(old.size() - 1));
        next.set(0, old.get(0));
        old.set(0, other.get(0));
        old.set(old.size() - 1, other.get(old.size() - 1));
        var changed = run(SCRIPT, ImportKind.DISPUTES, source, named(List.of(old)));
        assertThat(counts(changed)).isEqualTo("1 0 1 0 0 0");
        var taking = run(SCRIPT, ImportKind.DISPUTES, "", DisputeImportTest.file(List.of(next)));
        assertThat(counts(taking)).isEqualTo("1 1 0 0 0 0");
        refused(SCRIPT, changed, "CASE_NUMBER_TAKEN", "REFERENCE_TAKEN");
        assertThat(takenBack(SCRIPT, taking)).isEqualTo("UNDONE");
        assertThat(takenBack(SCRIPT, changed)).isEqualTo("UNDONE");
    }

    private static String named(List<List<String>> rows) {
        var lines = DisputeImportTest.file(rows).split("\n");
        var text = new StringBuilder("外部编号,").append(lines[0]).append('\n');
        for (int i = 1; i < lines.length; i++) text.append("c-" + i + ",").append(lines[i] + "\n");
        return text.toString();
    }

    @Test
    void aDocumentThatSomebodyElseHasIsNamed() {
        var source = "&source=" + UUID.randomUUID();
        var number = idNumber();
        var file = "externalId," + HEADER + "r-1," + row(number, "示例");
        run(SCRIPT, ImportKind.RESIDENTS, source, file);
        var changed = run(SCRIPT, ImportKind.RESIDENTS, source, Text.replaced(file, number, idNumber()));
        assertThat(counts(changed)).isEqualTo("1 0 1 0 0 0");
        var holder = run(SCRIPT, ImportKind.RESIDENTS, "", HEADER + row("440103009108001", number, "另一人"));
        assertThat(counts(holder)).isEqualTo("1 1 0 0 0 0");
        refused(SCRIPT, changed, "DOCUMENT_TAKEN");
        assertThat(takenBack(SCRIPT, holder)).isEqualTo("UNDONE");
        assertThat(takenBack(SCRIPT, changed)).isEqualTo("UNDONE");
    }

    /** The post of a community does not see who has the document: no more than that somebody has is told. */
    @Test
    void aDocumentOfSomebodyUnseenIsSaidToBeTaken() {
        var post = UUID.randomUUID();
        Owner.run(
                "insert into post (id, client_id, subject, role, area, main, valid_from) select '" + post
                        + "', client_id, subject, role, '440103009106', false, valid_from from post where role = 'BATCH_IMPORTER' limit 1");
        try {
            var sender = SCRIPT + "@" + post;
            var source = "&source=" + UUID.randomUUID();
            var number = idNumber();
            var file = "externalId," + HEADER + "r-1," + row(number, "示例");
            run(sender, ImportKind.RESIDENTS, source, file);
            var changed = run(sender, ImportKind.RESIDENTS, source, Text.replaced(file, number, idNumber()));
            var holder = run(SCRIPT, ImportKind.RESIDENTS, "", HEADER + row("440103009108001", number, "另一人"));
            refused(sender, changed, "IS_TAKEN_ELSEWHERE");
            assertThat(takenBack(SCRIPT, holder)).isEqualTo("UNDONE");
            assertThat(takenBack(sender, changed)).isEqualTo("UNDONE");
        } finally {
            Owner.run("delete from post where id = '" + post + "'");
        }
    }

    private static String organization(String id, String name, String word) {
        return id + ",440103009,人民调解委员会,社会团体和其他," + name + "," + word + "\n";
    }

    private static String word() {
        return Api.word().substring(0, 8);
    }

    private static final String ORGANIZATIONS = "externalId,区划代码,机构类型,调委会类型,名称,案号字\n";

    @Test
    void aNameThatAnotherOrganizationHasIsNamed() {
        var source = "&source=" + UUID.randomUUID();
        var name = Api.word();
        var word = word();
        run("liang", ImportKind.ORGANIZATIONS, source, ORGANIZATIONS + organization("o-1", name, word));
        var changed =
                run("liang", ImportKind.ORGANIZATIONS, source, ORGANIZATIONS + organization("o-1", Api.word(), word()));
        assertThat(counts(changed)).isEqualTo("1 0 1 0 0 0");
        var holder =
                run("liang", ImportKind.ORGANIZATIONS, source, ORGANIZATIONS + organization("o-2", Api.word(), word));
        refused("liang", changed, "ORGANIZATION_TAKEN");
        assertThat(takenBack("liang", holder)).isEqualTo("UNDONE");
        assertThat(takenBack("liang", changed)).isEqualTo("UNDONE");
    }

    /** The first row's goes to the eighth, and to a new one: back it goes in the other order. */
    @Test
    void whatRowsPassOnAmongThemselvesGoesBack() {
        var source = "&source=" + UUID.randomUUID();
        var file = new StringBuilder(ORGANIZATIONS);
        for (int i = 1; i <= 15; i++) file.append(organization("o-" + i, Api.word(), word()));
        var lines = file.toString().split("\n");
        run("liang", ImportKind.ORGANIZATIONS, source, file.toString());
        var fields = lines[1].split(",");
        var eighth = lines[8].split(",");
        var passed = ORGANIZATIONS
                + organization("o-1", Api.word(), word())
                + String.join("\n", List.of(lines).subList(2, 8)) + "\n"
                + organization("o-8", fields[4], fields[5])
                + String.join("\n", List.of(lines).subList(9, 15)) + "\n"
                + organization("o-16", eighth[4], eighth[5]);
        var changed = run("liang", ImportKind.ORGANIZATIONS, source, passed);
        assertThat(counts(changed)).isEqualTo("15 1 2 12 0 0");
        assertThat(takenBack("liang", changed)).isEqualTo("UNDONE");
        assertThat(counts(run("liang", ImportKind.ORGANIZATIONS, source, file.toString())))
                .isEqualTo("15 0 0 15 0 0");
        var number = idNumber();
        var people = "externalId," + HEADER + "r-1," + row(number, "示例") + numbered(rows(7));
        run(SCRIPT, ImportKind.RESIDENTS, source, people);
        var last = people.substring(people.lastIndexOf("r-8")).split(",")[5];
        var others = Text.replaced(Text.replaced(people, number, idNumber()), last, number);
        var moved = run(SCRIPT, ImportKind.RESIDENTS, source, others);
        assertThat(counts(moved)).isEqualTo("8 0 2 6 0 0");
        assertThat(takenBack(SCRIPT, moved)).isEqualTo("UNDONE");
        assertThat(counts(run(SCRIPT, ImportKind.RESIDENTS, source, people))).isEqualTo("8 0 0 8 0 0");
    }

    private static String numbered(String rows) {
        var text = new StringBuilder();
        int number = 1;
        for (var line : rows.split("\n")) text.append("r-" + ++number + "," + line + "\n");
        return text.toString();
    }

    /** What the import ended as is not what becomes of its undo. */
    @Test
    void anUndoThatFailsLeavesTheImportAsItWas() {
        var role = ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
        var job = run(SCRIPT, ImportKind.RESIDENTS, "", HEADER + rows(1));
        Owner.run("revoke delete on resident_phone from " + role);
        try {
            var failed = undone(SCRIPT, job);
            assertThat(failed.get("state").asText()).isEqualTo("FINISHED");
            assertThat(failed.has("failure")).isFalse();
            assertThat(failed.get("finishedAt")).isEqualTo(job.get("finishedAt"));
            assertThat(failed.has("undoFailedAt")).isTrue();
        } finally {
            Owner.run("grant delete on resident_phone to " + role);
        }
        var done = undone(SCRIPT, job);
        assertThat(done.get("state").asText()).isEqualTo("UNDONE");
        assertThat(done.has("undoFailedAt")).isFalse();
    }
}
