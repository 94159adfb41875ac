package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a page costs does not grow with what is on it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ListsTest {
    @Inject
    SessionFactory sessions;

    private Statistics statistics;

    @BeforeEach
    void count() {
        statistics = sessions.getStatistics();
        statistics.setStatisticsEnabled(true);
    }

    @AfterEach
    void countNoMore() {
        statistics.setStatisticsEnabled(false);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, /v1/areas?tier=COMMUNITY&",
        "he, /v1/grids?",
        "admin, /v1/organizations?",
        "admin, /v1/staff?",
        "admin, /v1/clients?",
        "admin, /v1/post-proposals?",
        "he, /v1/mediators?",
        "he, /v1/residents?",
        "he, /v1/disputes?",
        "he, /v1/outcomes?",
        "he, /v1/tasks?",
        "he, /v1/repeat-disputes?kind=PAIR&",
        "he, /v1/reports?",
        "auditor, /v1/journal?"
    })
    void aLongPageCostsAsManyStatementsAsAShortOne(String account, String list) {
        // The last page of repeats asks once more, for where the looking ended.
        assertThat(statements(account, list + "limit=50"))
                .as(list)
                .isLessThanOrEqualTo(statements(account, list + "limit=2") + 1);
    }

    /** The fewest of some tries: jobs have statements of their own meanwhile. */
    private long statements(String account, String list) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            var before = statistics.getPrepareStatementCount();
            Api.get(account, list).statusCode(200);
            fewest = Math.min(fewest, statistics.getPrepareStatementCount() - before);
        }
        return fewest;
    }
}
