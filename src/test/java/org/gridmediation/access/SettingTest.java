package org.gridmediation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The setting that both walls read is written in one place: whoever wrote another would have to know what else belongs to it. */
class SettingTest {
    @Test
    void oneClassWritesTheArea() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile).filter(SettingTest::writes))
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("Scope.java");
        }
    }

    private static boolean writes(Path file) {
        try {
            return Files.readString(file).contains("set_config('app.area'");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
