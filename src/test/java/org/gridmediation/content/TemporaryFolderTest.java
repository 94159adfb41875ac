package org.gridmediation.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program that was killed leaves is people's data: the next one removes it, and nothing of one that goes on. */
class TemporaryFolderTest {
    @TempDir
    Path parent;

    /** Another program, until it is killed. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws Exception {
            Files.writeString(new TemporaryFolder(Path.of(arguments[0])).file(), "张三");
            System.out.println("written");
            Thread.sleep(60_000);
        }
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(parent)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .toList();
        }
    }

    private static void sweep(Path parent) throws IOException {
        new TemporaryFolder(parent).sweep();
    }

    @Test
    void goesWithTheProgramThatWasKilled() throws Exception {
        var other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        parent.toString())
                .redirectErrorStream(true)
                .start();
        try (var said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("written");
            sweep(parent);
            assertThat(files()).hasSize(1);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(files()).hasSize(1);
        sweep(parent);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void ourOwnStayUntilTheEnd() throws IOException {
        var folder = new TemporaryFolder(parent);
        var file = folder.file();
        folder.sweep();
        sweep(parent);
        assertThat(file).exists();
        folder.close();
        assertThat(parent).isEmptyDirectory();
        assertThat(folder.file()).exists();
        folder.close();
    }

    @Test
    void looseOnesOfEarlierVersionsGoWithinTheHour() throws IOException {
        var old = Files.writeString(parent.resolve("grid-mediation-1.part"), "李四");
        var young = Files.writeString(parent.resolve("grid-mediation-2.part"), "王五");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
        sweep(parent);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void nobodyElseReadsIt() throws IOException {
        var folder = new TemporaryFolder(parent);
        assertThat(Files.getPosixFilePermissions(folder.path())).hasSize(3);
        folder.close();
    }
}
