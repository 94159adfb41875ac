package org.gridmediation.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmediation.imports.Kind.STAFF;
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

    private static String posts(JsonNode job, int row) {
        return Sending.text(
                "select string_agg(p.role || case when p.main then '*' else '' end, ' ' order by p.role) from post p, import_row w"
                        + " where p.staff_id = w.record_id and p.valid_until is null and w.number = " + row
                        + " and w.job_id = '"
                        + job.get("id").asText() + "'");
    }

    @Test
    void aFileIsLoadedOnceAlsoThreeTimesAtOnceAndTakenBack() throws Exception {
        var file = some(12);
        long before = staff();
        assertThat(counts(run("VALIDATE", file))).isEqualTo("12 12 0 0 0 0");
        var pool = Executors.newFixedThreadPool(3);
        Callable<String> sending = () -> Sending.send("admin", STAFF, "VALID_ROWS", "&source=hr", file);
        long created = 0;
        for (var sent : pool.invokeAll(Collections.nCopies(3, sending)))
            created += done("admin", sent.get()).at("/rows/created").asLong();
        pool.shutdown();
        assertThat(created).isEqualTo(12);
        assertThat(staff()).isEqualTo(before + 12);
        var changed = run("VALID_ROWS", file.replace("；调解员 440103009106", ""));
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
        run("VALID_ROWS", file);
        assertThat(counts(run("VALID_ROWS", file))).isEqualTo("1 0 0 1 0 0");
        assertThat(Puller.types(platform.pull(100)))
                .containsExactlyInAnyOrder("staff.created", "post.created", "post.created");
        assertThat(Puller.types(grid.pull(100))).containsExactlyInAnyOrder("staff.created", "post.created");
        var changed = run("VALID_ROWS", file.replace("示例批量", "示例改名"));
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
        var other = run("ALL_OR_NOTHING", some(1));
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
        var file = HEADER + "x" + name + ",440103009106003,示例账号,男,," + name + ",网格员 440103009106003*\n";
        var job = run("VALID_ROWS", file);
        assertThat(counts(job)).as(mistakes("admin", job).toString()).isEqualTo("1 1 0 0 0 0");
        active(name);
        assertThat(Sending.count(
                        "select count(*) from post p join staff s on s.id = p.staff_id where p.subject = s.subject and s.username = '"
                                + name + "'"))
                .isEqualTo(1);
        assertThat(mistakes("admin", run("VALID_ROWS", file.replace("," + name + ",", "," + name + "2,"))))
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
        var user = keycloak.realm(realm).users().get(account(name).orElseThrow().getId());
        var password = new CredentialRepresentation();
        password.setType(CredentialRepresentation.PASSWORD);
        password.setValue(name);
        user.resetPassword(password);
        var known = user.toRepresentation();
        known.setRequiredActions(List.of());
        user.update(known);
        Api.dispute(name, "440103009106003");
        var refused = undone("admin", job);
        assertThat(refused.get("state").asText()).isEqualTo("FINISHED");
        Api.get("admin", "/v1/imports/" + job.get("id").asText() + "/dependents")
                .body("items.reason", equalTo(List.of("HAS_ACTED")));
        assertThat(account(name)).isPresent();
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
                        "10 birthDate PAST",
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
        // Two posts that read the same are told once.
        Api.alsoIn("lin", "GRID_OFFICER", "440103009106001");
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
