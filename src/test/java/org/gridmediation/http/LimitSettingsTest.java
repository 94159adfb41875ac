package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithName;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each limit is a setting that the operator finds in docs/operation.md. */
class LimitSettingsTest {
    @Test
    void everyLimitIsDocumented() throws IOException {
        var guide = Files.readString(Path.of("docs", "operation.md"));
        assertThat(Stream.of(LimitSettings.class.getMethods()).map(LimitSettingsTest::variable))
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        name -> assertThat(guide).as(name).containsPattern("`(GRID_MEDIATION_LIMITS|…)_" + name + "`"));
    }

    /** The end of its name in the environment. */
    private static String variable(Method setting) {
        return Optional.ofNullable(setting.getAnnotation(WithName.class))
                .map(WithName::value)
                .orElse(setting.getName())
                .replaceAll("([A-Z])", "_$1")
                .toUpperCase(Locale.ROOT);
    }
}
