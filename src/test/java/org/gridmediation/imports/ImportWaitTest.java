package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import static org.gridmediation.imports.Sending.send;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.gridmediation.privacy.Vault;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;

/** Nobody waits for an import: not for a validation however long it is, and not for one that is to end. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ImportWaitTest {
    @Inject
    Vault vault;

    /** Whoever has its role may end its connections. */
    static Connection program() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("grid-mediation.database.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    /** Without an id from outside. */
    private static String without(int count) {
        return rows(count).lines().map(row -> "," + row + "\n").collect(Collectors.joining());
    }

    private static JsonNode job(String path) {
        return Api.json(Api.as(SCRIPT).get(path));
    }

    private static void begun(String path) {
        for (int i = 0; i < 1000; i++) {
            if (job(path).at("/rows/read").asLong() > 0) return;
            Api.pause();
        }
        throw new AssertionError(path + " does not begin");
    }

    private static String newResident(String number) {
        return """
                {"area": "%s", "name": "示例", "document": {"type": "RESIDENT_ID", "number": "%s"}}""".formatted(GRID, number);
    }

    /** While it runs, the people of its first rows are registered by hand, and those it would change are changed. */
    @Test
    void aValidationHoldsNothing() {
        var known = idNumber();
        run("VALID_ROWS", HEADER + row(known, "示例"));
        var numbers = new ArrayList<String>();
        var text = new StringBuilder(HEADER).append(row(known, "改名"));
        for (int i = 0; i < 1500; i++) {
            numbers.add(idNumber());
            text.append(row(numbers.get(i), "示例"));
        }
        var path = send(SCRIPT, "VALIDATE", "", text.toString());
        begun(path);
        int met = 0;
        for (int i = 0; i < 20; i++) {
            var began = System.nanoTime();
            Api.post("lin", "/v1/residents", newResident(numbers.get(i * 20))).statusCode(201);
            assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(10_000);
            if (job(path).get("state").asText().equals("RUNNING")) met++;
        }
        assertThat(met).as("registered while it ran").isPositive();
        assertThat(done(path).get("state").asText()).isEqualTo("FINISHED");
        assertThat(Sending.count("select count(*) from import_trial where job_id = '"
                        + job(path).get("id").asText() + "'"))
                .isZero();
    }

    /** Somebody registers by hand whom the file brings, and is done only when it comes to its row. */
    @Test
    void whoIsRegisteredAtTheSameMomentIsTheSamePerson() throws Exception {
        var number = idNumber();
        var id = UUID.randomUUID();
        try (var person = Owner.connect();
                var insert = person.prepareStatement(
                        "insert into resident (id, area, district, name, sex, birth_date, document_type, document_sealed, document_fingerprint, created_at)"
                                + " values (?, ?, ?, '示例', ?, ?, 'RESIDENT_ID', ?, ?, now())")) {
            person.setAutoCommit(false);
            insert.setObject(1, id);
            insert.setString(2, GRID);
            insert.setString(3, GRID.substring(0, 6));
            insert.setString(4, (number.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE");
            insert.setObject(
                    5, LocalDate.parse(number.substring(6, 14), java.time.format.DateTimeFormatter.BASIC_ISO_DATE));
            insert.setBytes(6, vault.seal(number));
            insert.setBytes(7, vault.fingerprint("RESIDENT_ID:" + number));
            insert.executeUpdate();
            var path = send(
                    SCRIPT,
                    "VALID_ROWS",
                    "&source=wait",
                    "externalId," + HEADER + "," + row(idNumber(), "示例") + "h-" + number + "," + row(number, "改名"));
            try (var same = program();
                    var statement = same.createStatement()) {
                for (boolean waits = false; !waits; Api.pause())
                    try (var row = statement.executeQuery(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%insert into resident %'")) {
                        row.next();
                        waits = row.getInt(1) > 0;
                    }
            }
            person.commit();
            var job = done(path);
            assertThat(counts(job)).as(mistakes(job).toString()).isEqualTo("2 1 1 0 0 0");
        }
        assertThat(Sending.text("select name from resident where id = '" + id + "'"))
                .isEqualTo("改名");
        assertThat(Sending.count("select count(*) from import_key where record_id = '" + id + "'"))
                .isEqualTo(1);
    }

    /** What a later row meets is what an earlier one brings, however far above it stands; the chunks are of seven rows. */
    @Test
    void aValidationKnowsWhatTheFileItselfBrings() {
        var twice = idNumber();
        var other = idNumber();
        var known = idNumber();
        run("VALID_ROWS", HEADER + row(known, "示例"));
        var file = "externalId," + HEADER
                + "t1-" + twice + "," + row(twice, "示例")
                + "," + row(known, "示例一")
                + without(20)
                + "t1-" + twice + "," + row(twice, "示例")
                + without(9)
                + "t1-" + twice + "," + row(other, "示例")
                + "t2-" + twice + "," + row(twice, "示例")
                + "," + row(twice, "改名")
                + "," + row(known, "示例二")
                + "t3-" + twice + "," + row(known, "示例三");
        var said = run("VALIDATE", "&source=wait", file);
        var real = run("VALID_ROWS", "&source=wait", file);
        assertThat(mistakes(said)).isEqualTo(mistakes(real));
        assertThat(counts(said)).isEqualTo(counts(real));
        assertThat(real.at("/rows/rejected").asLong()).isGreaterThanOrEqualTo(4);
        // The same file again changes nothing, and refuses the same rows.
        var again = run("VALID_ROWS", "&source=wait", file);
        assertThat(again.at("/rows/created").asLong()
                        + again.at("/rows/updated").asLong())
                .isZero();
        assertThat(again.at("/rows/rejected").asLong())
                .isEqualTo(real.at("/rows/rejected").asLong());
    }

    @Test
    void areasBelowTheirOwnFile() {
        var file = AreaImportTest.street(40);
        var said = Sending.run("admin", ImportKind.AREAS, "VALIDATE", "", file);
        assertThat(mistakes("admin", said)).isEmpty();
        assertThat(counts(said)).isEqualTo("42 42 0 0 0 0");
    }

    /** Whatever it waits for: a person who holds the first row, in a transaction that does not end. */
    @Test
    void cancelAlwaysEndsIt() throws Exception {
        for (var mode : List.of("VALIDATE", "ALL_OR_NOTHING", "VALID_ROWS")) {
            var number = idNumber();
            var record = Sending.text("select cast(record_id as text) from import_row where job_id = '"
                    + run("VALID_ROWS", HEADER + row(number, "示例")).get("id").asText() + "'");
            try (var person = Owner.connect();
                    var statement = person.createStatement()) {
                person.setAutoCommit(false);
                statement.execute("select 1 from resident where id = '" + record + "' for update");
                var path = send(SCRIPT, mode, "", HEADER + rows(7) + row(number, "改名"));
                begunOrWaiting(path);
                Api.as(SCRIPT)
                        .post(path + "/cancellation")
                        .then()
                        .statusCode(202)
                        .body("state", equalTo("CANCELLED"));
                person.rollback();
                var over = done(path);
                assertThat(over.get("state").asText()).isEqualTo("CANCELLED");
                Api.as(SCRIPT).post(path + "/cancellation").then().statusCode(409);
                // Nothing comes after it.
                assertThat(counts(run("VALID_ROWS", HEADER + rows(3)))).isEqualTo("3 3 0 0 0 0");
                assertThat(job(path)).isEqualTo(over);
            }
        }
    }

    private static void begunOrWaiting(String path) {
        for (int i = 0; i < 1000; i++) {
            if (!job(path).get("state").asText().equals("QUEUED")) return;
            Api.pause();
        }
        throw new AssertionError(path + " is not taken up");
    }

    /** Its connections are cut, again and again: it ends as it would have. */
    @Test
    void aLostConnectionEndsAnAttemptAndNoMore() throws Exception {
        for (var mode : List.of("VALIDATE", "ALL_OR_NOTHING", "VALID_ROWS")) {
            var path = send(SCRIPT, mode, "", HEADER + rows(700));
            begunOrWaiting(path);
            int cut = 0;
            try (var same = program();
                    var statement = same.createStatement()) {
                for (int i = 0; i < 400 && cut < 2; i++) {
                    try (var row = statement.executeQuery(
                            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                                    + " and state <> 'idle' and query ~ 'import_(key|resident|phone|row|error|trial)'")) {
                        row.next();
                        cut += row.getInt(1) > 0 ? 1 : 0;
                    }
                    Thread.sleep(5);
                }
            }
            assertThat(cut).as("connections that were cut").isPositive();
            var job = done(path);
            assertThat(job.get("state").asText()).as(job.toString()).isEqualTo("FINISHED");
            assertThat(counts(job)).isEqualTo("700 700 0 0 0 0");
        }
    }

    /** The driver alone would leave the next call on the connection, even its rollback, waiting for the COPY to end. */
    @Test
    void aCopyThatIsCutEnds() throws Exception {
        try (var cut = program();
                var statement = cut.createStatement();
                var other = program();
                var killer = other.createStatement()) {
            int pid = cut.unwrap(PgConnection.class).getBackendPID();
            cut.setAutoCommit(false);
            statement.execute("create temporary table rows (number integer)");
            var copy = new Copy(cut, "rows", "number");
            killer.execute("select pg_terminate_backend(" + pid + ")");
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100_000; i++) copy.row().number(i);
                        copy.close();
                    })
                    .isInstanceOf(SQLException.class);
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThatThrownBy(cut::rollback)
                    .isInstanceOf(SQLException.class));
        }
    }

    /** What the file's end spoils is told: which rows are stored, and which are not. */
    @Test
    void validRowsBeforeABrokenPlaceAreStoredAndEachIsAccountedFor() {
        var text = HEADER + rows(40) + GRID + ",\"示例,,,,,,\n" + rows(5);
        var job = run("VALID_ROWS", text);
        assertThat(job.get("state").asText()).isEqualTo("FAILED");
        assertThat(job.at("/failure/code").asText()).isEqualTo("QUOTE_OPEN");
        assertThat(job.get("applied").asBoolean()).isTrue();
        long stored = job.at("/rows/created").asLong();
        assertThat(stored).isEqualTo(job.at("/rows/read").asLong()).isBetween(1L, 40L);
        assertThat(job.at("/failure/row").asInt()).isEqualTo(42);
        var id = job.get("id").asText();
        assertThat(Sending.count(
                        "select count(*) from import_row where job_id = '" + id + "' and number <= " + (stored + 1)))
                .isEqualTo(stored);
        // The row at which reading stopped, and from where on nothing is stored.
        assertThat(job.at("/failure/storedUntil").asInt()).isEqualTo(stored + 1);
        for (var mode : List.of("VALIDATE", "ALL_OR_NOTHING")) {
            var other = run(mode, text);
            assertThat(other.get("applied").asBoolean()).isFalse();
            assertThat(other.at("/failure").has("storedUntil")).isFalse();
        }
        var mended = Text.replaced(text, "\"示例,,,,,,\n", "示例,,," + idNumber() + ",,,\n");
        assertThat(counts(run("VALID_ROWS", mended))).isEqualTo("46 " + (46 - stored) + " 0 " + stored + " 0 0");
    }

    /** A fault of the program's, here a right that it lacks, is not tried for minutes. */
    @Test
    void whatDoesNotPassIsNotTriedAgain() throws Exception {
        var role = ConfigProvider.getConfig().getValue("quarkus.datasource.username", String.class);
        try (var owner = Owner.connect();
                var statement = owner.createStatement()) {
            statement.execute("revoke insert on import_error from " + role);
            try {
                var job = run("VALID_ROWS", HEADER + rows(1) + row("440103199003070011", "错"));
                assertThat(job.get("state").asText()).isEqualTo("FAILED");
                assertThat(job.at("/failure/code").asText()).isEqualTo("IMPORT_BROKEN");
                assertThat(Sending.count("select attempt from import_job where id = '"
                                + job.get("id").asText() + "'"))
                        .isEqualTo(1);
            } finally {
                statement.execute("grant insert on import_error to " + role);
            }
        }
    }
}
