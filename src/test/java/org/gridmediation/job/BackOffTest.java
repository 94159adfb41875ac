package org.gridmediation.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final BackOff webhooks = new BackOff(FIRST, HOUR);

    @Test
    void aPauseIsTwiceThatBeforeAndNeverLongerThanTheLongest() {
        assertThat(IntStream.range(0, 12).mapToObj(webhooks::pause).map(Duration::toSeconds))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 2560L, 3600L, 3600L);
        assertThat(webhooks.pause(Integer.MAX_VALUE)).isEqualTo(HOUR);
        assertThat(BackOff.always(HOUR).pause(7)).isEqualTo(HOUR);
    }

    @Test
    void aVariedPauseLiesBetweenHalfOfItAndAllOfIt() {
        for (int before : new int[] {0, 3, 10, 1000})
            assertThat(IntStream.range(0, 1000).mapToObj(i -> webhooks.variedPause(before)))
                    .allSatisfy(varied ->
                            assertThat(varied).isBetween(webhooks.pause(before).dividedBy(2), webhooks.pause(before)));
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> webhooks.variedPause(10))
                        .distinct())
                .hasSizeGreaterThan(1);
    }

    /** What whoever receives webhooks is told of them. */
    @Test
    void theGuideNamesThePausesThatAreSet() throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/application.properties")))
                .contains("\ngrid-mediation.webhooks.first-retry=" + FIRST.toSeconds() + "S\n")
                .doesNotContain("\ngrid-mediation.webhooks.last-retry");
        assertThat(Files.readString(Path.of("docs/feed-guide.md")))
                .contains("retried after " + webhooks.pause(0).toSeconds() + " seconds, "
                        + webhooks.pause(1).toSeconds() + ", "
                        + webhooks.pause(2).toSeconds() + " … up to an hour");
    }
}
