package org.gridmediation.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each limit is a setting that the operator finds in docs/operation.md. */
class LimitSettingsTest {
    private static final Pattern LIMIT = Pattern.compile("grid-mediation\\.limits\\.([a-z-]+)");

    @Test
    void everyLimitIsDocumented() throws IOException {
        var limits = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src", "main"))) {
            for (var file : files.filter(f -> f.toString().matches(".*\\.(java|properties)"))
                    .toList()) LIMIT.matcher(Files.readString(file)).results().forEach(m -> limits.add(m.group(1)));
        }
        var guide = Files.readString(Path.of("docs", "operation.md"));
        assertThat(limits).hasSizeGreaterThan(20).allSatisfy(limit -> {
            var name = "_" + limit.toUpperCase(Locale.ROOT).replace('-', '_');
            assertThat(guide).as(limit).containsPattern("`(GRID_MEDIATION_LIMITS|…)" + name + "`");
        });
    }
}
