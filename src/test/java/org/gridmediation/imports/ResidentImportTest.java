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
import static org.gridmediation.imports.Sending.run;
import static org.gridmediation.imports.Sending.send;
import static org.gridmediation.imports.Sending.undone;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Superuser;
import org.gridmediation.Text;
import org.gridmediation.privacy.Vault;
import org.junit.jupiter.api.Test;

/** Residents who are on record already: what a file changes of them, what it leaves as it is, and whose document it may not give away. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ResidentImportTest {
    private static final String NAMED = "externalId,area,name,sex,birthDate,documentNumber\n";

    @Inject
    Vault vault;

    /** @return the resident whom the only row of a file has made */
    private static String made(JsonNode job) {
        return Sending.text("select cast(record_id as text) from import_row where result = 'CREATED' and job_id = '"
                + job.get("id").asText() + "'");
    }

    private static String phones(String resident) {
        return Sending.text("select string_agg(cast(to_jsonb(p) as text), ' ' order by position) from resident_phone p"
                + " where resident_id = '" + resident + "'");
    }

    private static JsonNode named(String rows) {
        return run("VALID_ROWS", "&source=qu", NAMED + rows);
    }

    private static boolean isMan(String number) {
        return (number.charAt(16) - '0') % 2 == 1;
    }

    private static String row(String id, String name, String number) {
        return id + "," + GRID + "," + name + ",,," + number + "\n";
    }

    /** In a street of the same district that the file's sender does not see. */
    private static void elsewhere(List<String> numbers) {
        for (var number : numbers)
            Api.post("xu", "/v1/residents", """
                    {"area": "440103010101001", "name": "示例", "document": {"type": "RESIDENT_ID", "number": "%s"}}""".formatted(number)).statusCode(201);
    }

    /** An officer puts phones right while the file waits for the resident: it is compared with what is so then. */
    @Test
    void whatChangedWhileAnImportWaitedIsNotReadAsBefore() throws Exception {
        var file = HEADER + Sending.row(idNumber(), "示例");
        var resident = made(run("VALID_ROWS", file));
        var phone = Text.part(file, ",(199\\d{8}),");
        var other = "138" + phone.substring(3);
        try (var person = Owner.connect();
                var statement = person.prepareStatement(
                        "update resident_phone set sealed = ?, fingerprint = ? where resident_id = cast(? as uuid)");
                var lock = person.createStatement();
                var observer = ImportWaitTest.program();
                var watch = observer.createStatement()) {
            person.setAutoCommit(false);
            lock.execute("update resident set version = version + 1 where id = '" + resident + "'");
            statement.setBytes(1, vault.seal("+86" + other));
            statement.setBytes(2, vault.fingerprint("+86" + other));
            statement.setString(3, resident);
            statement.executeUpdate();
            var path = send(SCRIPT, "VALID_ROWS", "", Text.replaced(file, phone, other));
            for (boolean waits = false; !waits; Api.pause())
                try (var row = watch.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%resident x%for update%'")) {
                    row.next();
                    waits = row.getInt(1) > 0;
                }
            person.commit();
            assertThat(counts(done(path))).isEqualTo("1 0 0 1 0 0");
        }
    }

    /** Two versions of the program run while it is replaced: each undoes what the other has imported. */
    @Test
    void anImageIsWhatOtherVersionsOfTheProgramTakeItFor() {
        var file = HEADER + Sending.row(idNumber(), "示例");
        var resident = made(run("VALID_ROWS", file));
        var before = phones(resident);
        var phone = Text.part(file, ",(199\\d{8}),");
        var changed = run("VALID_ROWS", Text.replaced(file, phone, "138" + phone.substring(3)));
        assertThat(counts(changed)).isEqualTo("1 0 1 0 0 0");
        assertThat(phones(resident)).isNotEqualTo(before);
        assertThat(Sending.text(
                        "select string_agg(key, ' ' order by key) from import_before, jsonb_object_keys(before) key where job_id = '"
                                + changed.get("id").asText() + "'"))
                .isEqualTo("import_key phones resident");
        assertThat(undone(SCRIPT, changed).get("state").asText()).isEqualTo("UNDONE");
        assertThat(phones(resident)).isEqualTo(before);
    }

    /** Whose post is a city's names a resident by our own id, and a grid of another district. */
    @Test
    void nobodyMovesToAnotherDistrict() {
        var post = UUID.randomUUID();
        Owner.run(
                "insert into post (id, client_id, subject, role, area, main, valid_from) select '" + post
                        + "', client_id, subject, role, '4401', false, valid_from from post where role = 'BATCH_IMPORTER' limit 1");
        Owner.run("""
                insert into area (code, name, tier, parent, valid_from, grid_kind) values
                    ('440198', '示例区', 'DISTRICT', '4401', '2023-01-01', null),
                    ('440198001', '示例街道', 'SUBDISTRICT', '440198', '2023-01-01', null),
                    ('440198001001', '示例社区', 'COMMUNITY', '440198001', '2023-01-01', null),
                    ('440198001001001', '示例网格', 'GRID', '440198001001', '2023-01-01', 'BASIC')""");
        try {
            var number = idNumber();
            var resident = made(run("VALID_ROWS", HEADER + Sending.row(number, "示例")));
            var file = "id," + HEADER + resident + "," + Sending.row("440198001001001", number, "示例");
            var job = Sending.run(SCRIPT + "@" + post, ImportKind.RESIDENTS, "VALID_ROWS", "", file);
            assertThat(mistakes(SCRIPT + "@" + post, job)).containsExactly("2 area DISTRICT_CHANGED");
            assertThat(counts(job)).isEqualTo("1 0 0 0 1 0");
            assertThat(Sending.text("select area || ' ' || version from resident where id = '" + resident + "'"))
                    .isEqualTo(GRID + " 0");
        } finally {
            Owner.run("delete from post where id = '" + post + "'");
            Owner.run("delete from area where code like '440198%'");
        }
    }

    /** The order of the rows, and in which the database comes to them, decides nothing. */
    @Test
    void documentsAreNotExchangedByOneFile() {
        for (var reversed : List.of(false, true)) {
            var one = idNumber();
            var other = idNumber();
            assertThat(counts(named(row("a" + one, "甲示例", one) + row("b" + one, "乙示例", other))))
                    .isEqualTo("2 2 0 0 0 0");
            var rows = new ArrayList<>(List.of(row("a" + one, "甲示例", other), row("b" + one, "乙示例", one)));
            if (reversed) Collections.reverse(rows);
            var job = named(String.join("", rows));
            assertThat(mistakes(job))
                    .containsExactly("2 documentNumber DOCUMENT_TAKEN", "3 documentNumber DOCUMENT_TAKEN");
            // Nor is one free because its holder gets another by the same rows.
            rows = new ArrayList<>(List.of(row("a" + one, "甲示例", other), row("b" + one, "乙示例", idNumber())));
            if (reversed) Collections.reverse(rows);
            assertThat(mistakes(named(String.join("", rows))))
                    .containsExactly((reversed ? 3 : 2) + " documentNumber DOCUMENT_TAKEN");
        }
    }

    /** What a file has no column for, or no text in it, is not written at all; nor is what it says as it is. */
    @Test
    void whatAFileDoesNotSayStaysByteForByte() {
        var number = idNumber();
        var resident = made(run("VALID_ROWS", HEADER + Sending.row(number, "示例")));
        Owner.run(
                "update resident set name = '示例\u00a0', address = E'\u3000演示\u00a0地址 \\n', household = ' ' where id = '"
                        + resident + "'");
        var stored =
                "select concat_ws('|', name, address, document_type, document_sealed, document_fingerprint, household) from resident where id = '"
                        + resident + "'";
        var before = Sending.text(stored);
        var phones = phones(resident);
        var said = ",示例," + (isMan(number) ? "男" : "女") + "," + number.substring(6, 14);
        var same = "id,area,name,sex,birthDate\n" + resident + "," + GRID + said + "\n";
        assertThat(counts(run("VALID_ROWS", same))).isEqualTo("1 0 0 1 0 0");
        var moved = run(
                "VALID_ROWS",
                "id,area,name,sex,birthDate,phones,documentType,documentNumber\n" + resident + ",440103009106002" + said
                        + ",,,\n");
        assertThat(counts(moved)).as(mistakes(moved).toString()).isEqualTo("1 0 1 0 0 0");
        assertThat(Sending.text(stored)).isEqualTo(before);
        assertThat(phones(resident)).isEqualTo(Text.replaced(phones, GRID, "440103009106002"));
    }

    /** A chunk has seven rows here: however many of them name one document, or one that is somebody's elsewhere, it is written in few passes. */
    @Test
    void manyRowsWithOneDocumentAreNotTriedOneByOne() throws SQLException {
        var hidden = new ArrayList<String>();
        for (int i = 0; i < 7; i++) hidden.add(idNumber());
        elsewhere(hidden);
        var word = idNumber();
        var known = new StringBuilder();
        for (int i = 0; i < 7; i++) known.append(row("k" + word + i, "示例", idNumber()));
        named(known.toString());
        passes("one new document", i -> row("n" + word + i, "示例", word), 1, 6);
        passes("one document elsewhere", i -> row("o" + word + i, "示例", hidden.get(0)), 0, 7);
        passes("documents elsewhere", i -> row("m" + word + i, "示例", hidden.get(i)), 0, 7);
        var free = idNumber();
        passes("one document for all who are known", i -> row("k" + word + i, "示例", free), 0, 6);
        passes("documents elsewhere for those who are known", i -> row("k" + word + i, "改名", hidden.get(i)), 0, 7);
    }

    private static void passes(String what, IntFunction<String> row, int created, int rejected) throws SQLException {
        var rows = new StringBuilder();
        for (int i = 0; i < 7; i++) rows.append(row.apply(i));
        long before = statements();
        var job = named(rows.toString());
        long after = statements();
        assertThat(mistakes(job))
                .as(what)
                .hasSize(rejected)
                .allMatch(m -> m.endsWith(" documentNumber DOCUMENT_TAKEN"));
        assertThat(job.at("/rows/created").asInt()).as(what).isEqualTo(created);
        assertThat(after - before).as(what).isLessThanOrEqualTo(5);
    }

    /** How often rows were claimed, written or compared. */
    private static long statements() throws SQLException {
        try (var admin = Superuser.connect(Embedded.settings(), "postgres");
                var statement = admin.createStatement();
                var row = statement.executeQuery(
                        "select coalesce(sum(calls), 0) from pg_stat_statements where query ~ "
                                + "'insert into import_key|insert into resident |update resident r|insert into import_before|rollback to'")) {
            row.next();
            return row.getLong(1);
        }
    }
}
