package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Sending.undone;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.gridmediation.columns.AreaColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One import after the other of the same records, undone in reverse order: each time all is as it was, to the very beginning. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportChainTest {
    private record Table(String name, String id) {}

    private static Table table(ImportKind kind) {
        return switch (kind) {
            case RESIDENTS -> new Table("resident", "x.id");
            case DISPUTES -> new Table("dispute", "x.id");
            case AREAS -> new Table("area", AreaColumns.ID);
            case ORGANIZATIONS -> new Table("organization", "x.id");
            case STAFF -> new Table("staff", "x.id");
            case MEDIATORS -> new Table("mediator", "x.id");
        };
    }

    /** The same file with something else in every row that can say it. */
    private static String changed(ImportKind kind, String file, int time) {
        return switch (kind) {
            case RESIDENTS -> Text.replaced(file, ",H-1", ",H-1" + time);
            case DISPUTES -> Text.replaced(file, "楼道堆放杂物。", "楼道堆放杂物" + time + "次。");
            case AREAS -> Text.replaced(file, "示例社区", "示例社区" + time, "示例街道", "示例街道" + time);
            case ORGANIZATIONS ->
                Text.replaced(file, "020-81234567", "020-8123456" + time, ",,\n", ",,2024-02-0" + time + "\n");
            case STAFF -> Text.replaced(file, "1990-05-01", "1990-05-1" + time);
            case MEDIATORS ->
                Text.replaced(file, "三级", time == 3 ? "一级" : "二级", "02；03", time == 1 ? "02；03" : "03；04");
        };
    }

    private static JsonNode run(ImportKind kind, String file) {
        var job = Sending.run(ImportFuzzTest.SENDERS.get(kind), kind, "VALID_ROWS", "&source=chain", file);
        assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("FINISHED");
        assertThat(Sending.mistakes(ImportFuzzTest.SENDERS.get(kind), job)).isEmpty();
        return job;
    }

    /** What the records are that the first import made, and as what they are known; not how often they were written. */
    private static String picture(ImportKind kind, JsonNode first) {
        var table = table(kind);
        var made = "(select record_id from import_row where job_id = '"
                + first.get("id").asText() + "' and result = 'CREATED')";
        return Sending.text("select coalesce(string_agg(cast(to_jsonb(x) - 'version' as text), E'\\n' order by "
                        + table.id + "), '') from " + table.name + " x where " + table.id + " in " + made)
                + Sending.text(
                        "select coalesce(string_agg(cast(to_jsonb(k) as text), E'\\n' order by k.district, k.source, k.key), '') from import_key k where k.record_id in "
                                + made);
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void isUndoneInReverseOrderToTheBeginning(ImportKind kind) {
        var sender = ImportFuzzTest.SENDERS.get(kind);
        var file = ImportFuzzTest.valid(kind);
        var jobs = new ArrayList<JsonNode>();
        var pictures = new ArrayList<String>();
        jobs.add(run(kind, file));
        pictures.add(picture(kind, jobs.get(0)));
        for (int time = 1; time <= 3; time++) {
            var job = run(kind, changed(kind, file, time));
            assertThat(job.at("/rows/updated").asLong()).as(job.toString()).isPositive();
            jobs.add(job);
            pictures.add(picture(kind, jobs.get(0)));
        }
        assertThat(new HashSet<>(pictures)).hasSize(4);
        // Nothing changed: nothing to undo, and in nobody's way.
        run(kind, changed(kind, file, 3));
        var early = undone(sender, jobs.get(0));
        assertThat(early.get("state").asText()).isEqualTo("FINISHED");
        // Rows are counted, whatever number of reasons each has.
        assertThat(early.get("dependents").asLong())
                .isEqualTo(jobs.get(1).at("/rows/updated").asLong());
        Api.get(sender, "/v1/imports/" + early.get("id").asText() + "/dependents?count=true")
                .statusCode(200);
        for (int time = 3; time >= 1; time--) {
            assertThat(picture(kind, jobs.get(0))).isEqualTo(pictures.get(time));
            var undone = undone(sender, jobs.get(time));
            assertThat(undone.get("state").asText()).as(time + ": " + undone).isEqualTo("UNDONE");
            assertThat(picture(kind, jobs.get(0))).isEqualTo(pictures.get(time - 1));
        }
        var last = undone(sender, jobs.get(0));
        assertThat(last.get("state").asText()).as(last.toString()).isEqualTo("UNDONE");
        assertThat(picture(kind, jobs.get(0))).isEmpty();
        assertThat(Sending.count("select count(*) from import_key where job_id in ('"
                        + String.join(
                                "','",
                                jobs.stream().map(j -> j.get("id").asText()).toList())
                        + "')"))
                .isZero();
        // And it can all be told again.
        assertThat(run(kind, file).at("/rows/created").asLong())
                .isEqualTo(jobs.get(0).at("/rows/created").asLong());
    }

    /** Somebody's own change in between stays in the way, also when the import after it is gone. */
    @Test
    void aChangeBetweenTwoImportsIsNotForgotten() {
        var number = Sending.idNumber();
        var file = Sending.HEADER + Sending.row(number, "示例");
        var first = run(ImportKind.RESIDENTS, file);
        var path = "/v1/residents/"
                + Sending.text("select cast(record_id as text) from import_row where job_id = '"
                        + first.get("id").asText() + "'");
        Api.send("lin", "PUT", path, "", """
                        {"area": "%s", "name": "改名", "address": "演示地址", "household": "H-7"}""".formatted(Sending.GRID)).statusCode(200);
        var second = run(ImportKind.RESIDENTS, Text.replaced(file, ",H-1", ",H-2"));
        assertThat(undone(Sending.SCRIPT, second).get("state").asText()).isEqualTo("UNDONE");
        var refused = undone(Sending.SCRIPT, first);
        assertThat(refused.get("dependents").asLong()).isEqualTo(1);
        Api.get(Sending.SCRIPT, "/v1/imports/" + first.get("id").asText() + "/dependents")
                .body("items.reason", org.hamcrest.Matchers.equalTo(List.of("CHANGED_SINCE")));
    }

    /** A second name that a later import gave to a record of an earlier one goes with it. */
    @Test
    void aNameThatALaterImportGaveGoesWithIt() {
        var number = Sending.idNumber();
        var first = run(ImportKind.RESIDENTS, Sending.HEADER + Sending.row(number, "示例"));
        var named = run(
                ImportKind.RESIDENTS, "externalId," + Sending.HEADER + "n-" + number + "," + Sending.row(number, "示例"));
        assertThat(Sending.counts(named)).isEqualTo("1 0 0 1 0 0");
        assertThat(undone(Sending.SCRIPT, first).get("state").asText()).isEqualTo("FINISHED");
        if (named.get("applied").asBoolean())
            assertThat(undone(Sending.SCRIPT, named).get("state").asText()).isEqualTo("UNDONE");
        assertThat(undone(Sending.SCRIPT, first).get("state").asText()).isEqualTo("UNDONE");
    }

    /** Each kind says in its own words what uses its records. */
    @Test
    void whatUsesARecordIsSaidForEachKind() {
        var organizations = run(ImportKind.ORGANIZATIONS, ImportFuzzTest.valid(ImportKind.ORGANIZATIONS));
        var committee = Sending.text(
                "select name from organization where case_word is not null and id in (select record_id from import_row where job_id = '"
                        + organizations.get("id").asText() + "') limit 1");
        var id = Sending.text("select cast(id as text) from organization where name = '" + committee + "'");
        var staff = run(ImportKind.STAFF, ImportFuzzTest.valid(ImportKind.STAFF));
        var person = Sending.text("select cast(min(cast(record_id as text)) as text) from import_row where job_id = '"
                + staff.get("id").asText() + "'");
        Api.post("he", "/v1/mediators", """
                        {"staffId": "%s", "organizationId": "%s", "employment": "PART_TIME"}""".formatted(person, id)).statusCode(201);
        var street = ImportFuzzTest.valid(ImportKind.AREAS);
        var areas = run(ImportKind.AREAS, street);
        var grid = Sending.text("select max(code) from area where " + Text.replaced(AreaColumns.ID, "x.", "")
                + " in (select record_id from import_row where job_id = '"
                + areas.get("id").asText() + "')");
        var within = "区划代码,机构类型,名称\n" + grid.substring(0, 12) + ",部门,示例辖区内" + grid + "\n";
        assertThat(run(ImportKind.ORGANIZATIONS, within).at("/rows/created").asLong())
                .isEqualTo(1);
        reasons("liang", organizations, "USED_BY_MEDIATOR");
        reasons("admin", staff, "USED_BY_MEDIATOR");
        reasons("admin", areas, "USED_BY_ORGANIZATION");
    }

    /** What somebody did with a record since is not lost, though it left the record's own row alone. */
    @Test
    void whatWasDoneSinceStays() {
        var staff = run(ImportKind.STAFF, ImportFuzzTest.valid(ImportKind.STAFF));
        var person = Sending.text("select min(cast(record_id as text)) from import_row where job_id = '"
                + staff.get("id").asText() + "'");
        Api.appoint("/v1/staff/" + person, """
                        {"role": "MEDIATOR", "area": "440103009"}""");
        reasons("admin", staff, "CHANGED_SINCE");
        var cases = run(ImportKind.DISPUTES, ImportFuzzTest.valid(ImportKind.DISPUTES));
        var dispute =
                Sending.text("select min(cast(d.id as text)) from dispute d where d.status = 'ARCHIVED' and d.id in"
                        + " (select record_id from import_row where job_id = '"
                        + cases.get("id").asText() + "')");
        Api.act("huang", "/v1/disputes/" + dispute, "/supplements", "{\"text\": \"补充一。\"}")
                .statusCode(201);
        Api.get(
                        Sending.SCRIPT,
                        "/v1/imports/" + undone(Sending.SCRIPT, cases).get("id").asText() + "/dependents")
                .body("items.reason", org.hamcrest.Matchers.hasItem("CASE_LIVES_HERE"));
    }

    private static void reasons(String sender, JsonNode job, String reason) {
        var refused = undone(sender, job);
        assertThat(refused.get("dependents").asLong()).isEqualTo(1);
        Api.get(sender, "/v1/imports/" + job.get("id").asText() + "/dependents")
                .body("items.reason", org.hamcrest.Matchers.equalTo(List.of(reason)))
                .body("items[0].textEn", org.hamcrest.Matchers.not(org.hamcrest.Matchers.equalTo(reason)))
                .body("items[0].text", org.hamcrest.Matchers.not(org.hamcrest.Matchers.equalTo(reason)));
    }

    /** Whose post is a city's has records in several districts, each of which must be found where it lies. */
    @Test
    void whatACityBringsIsChangedAndUndoneInEachOfItsDistricts() {
        var post = UUID.randomUUID();
        Owner.run(
                "insert into post (id, client_id, subject, role, area, main, valid_from) select '" + post
                        + "', client_id, subject, role, '4401', false, valid_from from post where role = 'BATCH_IMPORTER' limit 1");
        Owner.run("""
                insert into area (code, name, tier, parent, valid_from, grid_kind) values
                    ('440199', '示例区', 'DISTRICT', '4401', '2023-01-01', null),
                    ('440199001', '示例街道', 'SUBDISTRICT', '440199', '2023-01-01', null),
                    ('440199001001', '示例社区', 'COMMUNITY', '440199001', '2023-01-01', null),
                    ('440199001001001', '示例网格', 'GRID', '440199001001', '2023-01-01', 'BASIC')""");
        try {
            var city = Sending.SCRIPT + "@" + post;
            var file = Sending.HEADER
                    + Sending.row(Sending.GRID, Sending.idNumber(), "示例甲")
                    + Sending.row("440199001001001", Sending.idNumber(), "示例乙");
            var brought = Sending.run(city, ImportKind.RESIDENTS, "VALID_ROWS", "", file);
            assertThat(Sending.counts(brought)).isEqualTo("2 2 0 0 0 0");
            var before = picture(ImportKind.RESIDENTS, brought);
            var other = changed(ImportKind.RESIDENTS, file, 1);
            var changed = Sending.run(city, ImportKind.RESIDENTS, "VALID_ROWS", "", other);
            assertThat(Sending.counts(changed)).isEqualTo("2 0 2 0 0 0");
            assertThat(Sending.counts(Sending.run(city, ImportKind.RESIDENTS, "VALIDATE", "", other)))
                    .isEqualTo("2 0 0 2 0 0");
            assertThat(undone(city, brought).get("dependents").asLong()).isEqualTo(2);
            assertThat(Sending.takenBack(city, changed)).isEqualTo("UNDONE");
            assertThat(picture(ImportKind.RESIDENTS, brought)).isEqualTo(before);
            assertThat(Sending.takenBack(city, brought)).isEqualTo("UNDONE");
            assertThat(picture(ImportKind.RESIDENTS, brought)).isEmpty();
        } finally {
            Owner.run("delete from post where id = '" + post + "'");
            Owner.run("delete from area where code like '440199%'");
        }
    }
}
