package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import org.gridmediation.imports.Sending;
import org.junit.jupiter.api.Test;

/** Recounts take long, and anybody may ask for many: they go on one after the other, and nothing else waits for them. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RecountTurnsTest {
    @Test
    void recountsThatWaitKeepNothingElseWaiting() throws SQLException {
        var jobs = new HashSet<String>();
        try (var owner = Owner.connect();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("lock table count_entry in access exclusive mode");
            for (int i = 0; i < 4; i++)
                for (var area :
                        List.of("440103009", "440103009106", "440103009106001", "440103009106002", "440103009108"))
                    jobs.add(ordered(area));
            // Of each area at most one that goes on, and one that waits.
            assertThat(jobs).hasSizeBetween(5, 10);
            Sending.row("demo-importer", "RESIDENTS", "", Sending.HEADER + Sending.row(Sending.idNumber(), "示例"));
            assertThat(states(jobs)).containsOnly("QUEUED", "RUNNING");
            assertThat(states(jobs).stream().filter("RUNNING"::equals)).hasSize(1);
        }
        for (int i = 0; i < 1000 && !states(jobs).stream().allMatch("FINISHED"::equals); i++) Api.pause();
        assertThat(states(jobs)).containsOnly("FINISHED");
        // Only one that waits is the answer to the next.
        assertThat(jobs).doesNotContain(ordered("440103009106001"));
    }

    private static String ordered(String area) {
        return Api.post("he", "/v1/statistics/reconciliations", "{\"area\": \"" + area + "\"}")
                .statusCode(202)
                .extract()
                .header("Location");
    }

    private static List<String> states(HashSet<String> jobs) {
        return jobs.stream()
                .map(job -> Api.json(Api.as("he").get(job)).get("state").asText())
                .toList();
    }
}
