package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.ImportKind.STAFF;
import static org.gridmediation.imports.Sending.counts;
import static org.gridmediation.imports.Sending.done;
import static org.gridmediation.imports.Sending.mistakes;
import static org.gridmediation.imports.Sending.undone;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.gridmediation.feed.Puller;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Staff with their posts from a file: by administrators, with accounts as for single ones, and gone again while they have none. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class StaffImportTest {
    private static final String HEADER = "externalId,区划代码,姓名,性别,出生日期,用户名,岗位\n";
    /** Posts that take a second person, each with its area. */
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Keycloak keycloak;

    @ConfigProperty(name = "quarkus.keycloak.admin-client.realm")
    String realm;

    static String some(int count) {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < count; i++) {
            int n = NUMBER.incrementAndGet();
            text.append(
                    "s%d,440103009106003,示例批量%d,女,1990-05-01,,网格员 440103009106003*；调解员 440103009106\n".formatted(n, n));
        }
        return text.toString();
    }

    private static JsonNode run(String mode, String file) {
        return Sending.run("admin", STAFF, mode, "&source=hr", file);
    }

    private static long staff() {
        return Sending.count("select count(*) from staff");
    }

    /** By another administrator, of those whom these imports told of. */
    private static void approve(String jobs) {
        var open = Sending.text(
                "select string_agg(distinct cast(p.id as text), ' ') from post_proposal p, import_row w where p.staff_id = w.record_id"
                        + " and p.decision is null and w.job_id in (" + jobs + ")");
        for (var proposal : open.split(" ")) Api.approve(proposal);
    }

    private static String id(JsonNode job) {
        return "'" + job.get("id").asText() + "'";
    }

    private static String proposals(JsonNode job) {
        return Sending.text(
                "select string_agg(p.role || ' ' || coalesce(p.decision, 'OPEN'), ' ' order by p.role, p.id) from post_proposal p, import_row w"
                        + " where p.staff_id = w.record_id and w.job_id = " + id(job));
    }

    private static String posts(JsonNode job, int row) {
        return Sending.text(
                "select string_agg(p.role || case when p.main then '*' else '' end, ' ' order by p.role) from post p, import_row w"
                        + " where p.staff_id = w.record_id and p.valid_until is null and w.number = " + row
                        + " and w.job_id = '"
                        + job.get("id").asText() + "'");
    }

    /** A post ends in a transaction that has the staff member: the import that waits for it compares the file with what is so then. */
    @Test
    void whatChangedWhileAnImportWaitedIsNotReadAsBefore() throws Exception {
        var file = some(1);
        var first = run("VALID_ROWS", file);
        approve(id(first));
        var staff = Sending.text("select cast(record_id as text) from import_row where job_id = " + id(first));
        var shorter = Text.replaced(file, "；调解员 440103009106", "");
        try (var person = Owner.connect();
                var statement = person.createStatement();
                var other = ImportWaitTest.program();
                var watch = other.createStatement()) {
            person.setAutoCommit(false);
            statement.execute("update staff set version = version + 1 where id = '" + staff + "'");
            statement.execute(
                    "update post set valid_until = now() where staff_id = '" + staff + "' and role = 'MEDIATOR'");
            var path = Sending.send("admin", STAFF, "VALID_ROWS", "&source=hr", shorter);
            for (boolean waits = false; !waits; Api.pause())
                try (var row = watch.executeQuery(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%staff x%for update%'")) {
                    row.next();
                    waits = row.getInt(1) > 0;
                }
            person.commit();
            assertThat(counts(done("admin", path))).isEqualTo("1 0 0 1 0 0");
        }
    }

    @Test
    void aFileIsLoadedOnceAlsoThreeTimesAtOnceAndTakenBack() throws Exception {
        var file = some(12);
        long before = staff();
        assertThat(counts(run("VALIDATE", file))).isEqualTo("12 12 0 0 0 0");
        var pool = Executors.newFixedThreadPool(3);
        Callable<String> sending = () -> Sending.send("admin", STAFF, "VALID_ROWS", "&source=hr", file);
        long created = 0;
        var jobs = new ArrayList<String>();
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending))) {
            var job = done("admin", sent.get());
            created += job.at("/rows/created").asLong();
            jobs.add(id(job));
        }
        pool.shutdown();
        assertThat(created).isEqualTo(12);
        approve(String.join(", ", jobs));
        assertThat(staff()).isEqualTo(before + 12);
        var changed = run("VALID_ROWS", Text.replaced(file, "；调解员 440103009106", ""));
        assertThat(mistakes("admin", changed)).isEmpty();
        assertThat(counts(changed)).isEqualTo("12 0 12 0 0 0");
        assertThat(posts(changed, 2)).isEqualTo("GRID_OFFICER*");
        assertThat(undone("admin", changed).get("state").asText()).isEqualTo("UNDONE");
        var again = run("VALID_ROWS", file);
        assertThat(counts(again)).isEqualTo("12 0 0 12 0 0");
        assertThat(posts(again, 2)).isEqualTo("GRID_OFFICER* MEDIATOR");
        var other = run("ALL_OR_NOTHING", some(9));
        assertThat(undone("admin", other).get("state").asText()).isEqualTo("UNDONE");
        assertThat(staff()).isEqualTo(before + 12);
    }

    @Test
    void whoFollowsTheFeedSeesThemComeChangeAndGo() {
        var platform = new Puller("he", "&kinds=STAFF,POST");
        // Sees the officer's post, and not the mediator's, which is the community's.
        var grid = new Puller(Puller.platform("440103009106003"), "&kinds=STAFF,POST");
        var file = some(1);
        var first = run("VALID_ROWS", file);
        assertThat(counts(run("VALID_ROWS", file))).isEqualTo("1 0 0 1 0 0");
        // A post that is only proposed is none.
        assertThat(Puller.types(platform.pull(100))).containsExactly("staff.created");
        assertThat(Puller.types(grid.pull(100))).containsExactly("staff.created");
        approve(id(first));
        assertThat(Puller.types(platform.pull(100))).containsExactly("post.created", "post.created");
        assertThat(Puller.types(grid.pull(100))).containsExactly("post.created");
        var changed = run("VALID_ROWS", Text.replaced(file, "示例批量", "示例改名"));
        assertThat(counts(changed)).isEqualTo("1 0 1 0 0 0");
        undone("admin", changed);
        var subjects = new HashSet<String>();
        for (var event : platform.pull(100)) {
            assertThat(event.get("type").asText()).endsWith(".changed");
            subjects.add(event.get("subject").asText());
        }
        assertThat(subjects).hasSize(3);
        assertThat(Puller.types(grid.pull(100)))
                .containsExactlyInAnyOrder("staff.changed", "post.changed", "staff.changed", "post.changed");
        var other = run("ALL_OR_NOTHING", Text.replaced(some(1), "网格员", "审计员", "调解员", "审计员"));
        assertThat(platform.pull(100)).hasSize(3);
        assertThat(undone("admin", other).get("state").asText()).isEqualTo("UNDONE");
        assertThat(Puller.types(platform.pull(100)))
                .containsExactlyInAnyOrder("staff.removed", "post.removed", "post.removed");
    }

    private static void active(String username) throws InterruptedException {
        var state = "select account_state from staff where username = '" + username + "'";
        for (int i = 0; i < 1000 && !Sending.text(state).equals("ACTIVE"); i++) Api.pause();
        assertThat(Sending.text(state)).isEqualTo("ACTIVE");
    }

    private Optional<UserRepresentation> account(String username) {
        return keycloak.realm(realm).users().searchByUsername(username, true).stream()
                .findFirst();
    }

    @Test
    void anAccountFollowsAndGoesAgain() throws Exception {
        var name = "batch-officer-" + NUMBER.incrementAndGet();
        var file = HEADER + "x" + name + ",440103009106003,示例账号,男,," + name + ",审计员 440103009106003*\n";
        var job = run("VALID_ROWS", file);
        assertThat(counts(job)).as(mistakes("admin", job).toString()).isEqualTo("1 1 0 0 0 0");
        active(name);
        assertThat(Sending.count(
                        "select count(*) from post p join staff s on s.id = p.staff_id where p.subject = s.subject and s.username = '"
                                + name + "'"))
                .isEqualTo(1);
        assertThat(mistakes("admin", run("VALID_ROWS", Text.replaced(file, "," + name + ",", "," + name + "2,"))))
                .containsExactly("2 username USERNAME_FIXED");
        var first = account(name).orElseThrow().getId();
        assertThat(undone("admin", job).get("state").asText()).isEqualTo("UNDONE");
        // Whoever has the name next, at once, has an account of their own.
        var second = run("VALID_ROWS", file);
        assertThat(counts(second)).isEqualTo("1 1 0 0 0 0");
        active(name);
        assertThat(account(name).orElseThrow().getId()).isNotEqualTo(first);
        assertThat(undone("admin", second).get("state").asText()).isEqualTo("UNDONE");
        for (int i = 0; i < 100 && account(name).isPresent(); i++) Thread.sleep(100);
        assertThat(account(name)).isEmpty();
    }

    @Test
    void whoHasActedStays() throws Exception {
        var name = "batch-officer-" + NUMBER.incrementAndGet();
        var job =
                run("VALID_ROWS", HEADER + "x" + name + ",440103009106003,示例账号,男,," + name + ",网格员 440103009106003*\n");
        active(name);
        approve(id(job));
        var user = keycloak.realm(realm).users().get(account(name).orElseThrow().getId());
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(name);
        user.resetPassword(password);
        var known = user.toRepresentation();
        known.setRequiredActions(List.of());
        user.update(known);
        while (user.roles().realmLevel().listAll().stream()
                .noneMatch(r -> r.getName().equals("grid-officer"))) Api.pause();
        Api.dispute(name, "440103009106003");
        var refused = undone("admin", job);
        assertThat(refused.get("state").asText()).isEqualTo("FINISHED");
        Api.get("admin", "/v1/imports/" + job.get("id").asText() + "/dependents")
                .body("items.reason", equalTo(List.of("CHANGED_SINCE", "HAS_ACTED")));
        assertThat(account(name)).isPresent();
    }

    @Test
    void postsOfAFileTakeASecondPersonToo() {
        var name = "二人" + NUMBER.incrementAndGet();
        var file = HEADER + name + ",440103009106003,示例二人,女,,,网格员 440103009106003*；审计员 440103009106\n";
        var job = run("VALID_ROWS", file);
        assertThat(posts(job, 2)).isEqualTo("AUDITOR");
        assertThat(proposals(job)).isEqualTo("GRID_OFFICER OPEN");
        var proposal = "/v1/post-proposals/"
                + Sending.text(
                        "select p.id from post_proposal p, import_row w where p.staff_id = w.record_id and w.job_id = "
                                + id(job));
        Api.get("admin", proposal).body("proposedByName", equalTo("管理示例"));
        Api.act("admin", proposal, "/approval", "").statusCode(403).body("code", equalTo("SECOND_PERSON_NEEDED"));
        // The same again proposes nothing twice; undone, an open one is withdrawn, or goes with whom it was for.
        var renamed = run("VALID_ROWS", Text.replaced(file, "示例二人", "示例改名", "网格员", "调解员 440103009106；网格员"));
        assertThat(counts(renamed)).isEqualTo("1 0 1 0 0 0");
        assertThat(proposals(job)).isEqualTo("GRID_OFFICER OPEN MEDIATOR OPEN");
        assertThat(undone("admin", renamed).get("state").asText()).isEqualTo("UNDONE");
        assertThat(proposals(job)).isEqualTo("GRID_OFFICER OPEN MEDIATOR WITHDRAWN");
        Api.approve(proposal.substring(proposal.lastIndexOf('/') + 1));
        assertThat(posts(job, 2)).isEqualTo("AUDITOR GRID_OFFICER*");
        assertThat(undone("admin", job).get("dependents").asLong()).isEqualTo(1);
        var other = run("ALL_OR_NOTHING", some(2));
        assertThat(proposals(other)).isEqualTo("GRID_OFFICER OPEN GRID_OFFICER OPEN MEDIATOR OPEN MEDIATOR OPEN");
        assertThat(undone("admin", other).get("state").asText()).isEqualTo("UNDONE");
        assertThat(proposals(other)).isNull();
    }

    @Test
    void aFileGivesItsSenderNothing() {
        var head = "id,区划代码,姓名,性别,出生日期,用户名,岗位\n";
        var admin = Sending.text("select id from staff where username = 'admin'") + ",44,管理示例,女,1985-06-01,admin,";
        assertThat(mistakes("admin", run("VALID_ROWS", head + admin + "管理员 44*；街道 440103009\n")))
                .containsExactly("2 posts SECOND_PERSON_NEEDED");
        assertThat(mistakes("admin", run("VALID_ROWS", head + admin + "管理员 44*；审计员 44\n")))
                .containsExactly("2 posts SECOND_PERSON_NEEDED");
        // Undoing an import that had ended one's own posts would give them back.
        var changed = run("VALID_ROWS", head + Text.replaced(admin, "1985-06-01", "1985-06-02") + "管理员 44*\n");
        assertThat(counts(changed)).as(mistakes("admin", changed).toString()).isEqualTo("1 0 1 0 0 0");
        Api.post("admin", "/v1/imports/" + changed.get("id").asText() + "/undoing", "")
                .statusCode(403)
                .body("code", equalTo("SECOND_PERSON_NEEDED"));
        assertThat(undone("admin2", changed).get("state").asText()).isEqualTo("UNDONE");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() {
        var file = HEADER
                + "e1,450103009106003,示例,女,,,\n"
                + "e2,440103009106003,示例,女,,,网格员 440103009106\n"
                + "e3,440103009106003,示例,女,,,BATCH_IMPORTER 440103009\n"
                + "e4,440103009106003,示例,女,,,网格员\n"
                + "e5,440103009106003,示例,女,,,飞行员 440103009106003\n"
                + "e6,440103009106003,示例,女,,Name With Blank,\n"
                + ",440103009106003,示例,女,,,\n"
                + "e7,440103009106003,示例,,,,\n"
                + "e8,440103009106003,示例,女,2999-01-01,,\n"
                + "e9,440103009106003,示例,女,,,区县 450103\n"
                + ",450103009106003,示例,女,,,\n";
        assertThat(mistakes("admin", run("VALID_ROWS", file)))
                .containsExactly(
                        "2 area AREA_NOT_YOURS",
                        "3 posts ROLE_OF_OTHER_TIER",
                        "4 posts ROLE_FOR_CLIENTS",
                        "5 posts POST_FORMAT",
                        "6 posts UNKNOWN_VALUE",
                        "7 username PATTERN",
                        "8 - KEY_MISSING",
                        "9 sex NOT_NULL",
                        "10 birthDate PAST_OR_PRESENT",
                        "11 posts AREA_NOT_YOURS",
                        "12 - KEY_MISSING",
                        "12 area AREA_NOT_YOURS");
        for (var account : List.of("demo-importer", "he", "liang", "auditor"))
            Sending.post(account, STAFF, "VALIDATE", "", "text/csv", HEADER.getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(403);
    }

    @Test
    void importingOurOwnExportChangesNothing() {
        run("VALID_ROWS", some(3));
        // Two posts that read the same, for two organizations, are told once.
        Api.appoint("/v1/staff/00000000-0000-7000-8002-000000000001", """
                {"role": "GRID_OFFICER", "area": "440103009106001", "organizationId": "00000000-0000-7000-8000-440103009106"}""");
        var file = Sending.exported(
                "admin", "/v1/exports", "{\"kind\": \"STAFF\", \"format\": \"CSV\", \"area\": \"4401\"}");
        long before = Sending.count("select sum(version) from staff");
        var job = done(
                "admin",
                Sending.post("admin", STAFF, "VALID_ROWS", "", "text/csv", file)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location"));
        assertThat(mistakes("admin", job)).isEmpty();
        assertThat(job.at("/rows/unchanged").asLong())
                .as(job.toString())
                .isEqualTo(Sending.count("select count(*) from staff where area like '4401%'"));
        assertThat(Sending.count("select sum(version) from staff")).isEqualTo(before);
        assertThat(Api.json(Api.as("admin").get("/v1/me")).path("staffId").asText())
                .isNotEmpty();
    }
}
