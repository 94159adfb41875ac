package org.gridmediation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every storage does, on a disk and at a real server that speaks S3. */
class StorageTest {
    private static S3Server server;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    static Stream<Storage> storages() {
        return Stream.of(new Disk(folder.resolve("storage")), new S3(server.bucket("files", null)));
    }

    private static Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve(UUID.randomUUID().toString()), content);
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("storages")
    void whatIsPutIsThereUntilItIsDeleted(Storage storage) throws IOException {
        for (int size : new int[] {1, 70_000, 9_000_000}) {
            var key = "440103/" + UUID.randomUUID();
            var file = file(random(size));
            storage.put(key, file);
            assertThat(file).exists();
            try (var content = storage.open(key)) {
                assertThat(content.readAllBytes()).isEqualTo(random(size));
            }
            // Once more is as good, as after an answer that was lost.
            storage.put(key, file);
            storage.delete(key);
            storage.delete(key);
            assertThatThrownBy(() -> storage.open(key)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aDiskHoldsWholeFilesOnly() throws IOException {
        var disk = new Disk(folder.resolve("whole"));
        disk.put("440103/a", file(random(1000)));
        assertThatThrownBy(() -> disk.put("440103/b", folder.resolve("absent"))).isInstanceOf(IOException.class);
        try (var left = Files.list(folder.resolve("whole/440103"))) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactly("a");
        }
        // What a program that was killed half-way left goes with the content.
        Files.write(folder.resolve("whole/440103/a.part"), random(10));
        disk.delete("440103/a");
        assertThat(folder.resolve("whole/440103")).isEmptyDirectory();
    }

    @Test
    void aDiskThatCannotBeWrittenIsAnError() throws IOException {
        var inTheWay = file(random(1));
        assertThatThrownBy(() -> new Disk(inTheWay).put("440103/a", file(random(10))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void anObjectLiesUnderItsKey() throws IOException {
        var key = "440103/" + UUID.randomUUID();
        new S3(server.bucket("files", null)).put(key, file(random(100)));
        assertThat(server.keys()).contains(key);
    }

    @Test
    void aWrongSecretAMissingBucketAndAServerThatIsAwayAreErrors() throws Exception {
        var file = file(random(100));
        var key = "440103/" + UUID.randomUUID();
        assertThatThrownBy(() -> new S3(server.bucket("files", "wrong")).put(key, file))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new S3(server.bucket("absent", null)).put(key, file))
                .isInstanceOf(IOException.class);
        assertThat(server.keys()).doesNotContain(key);
        try (var other = new S3Server()) {
            var storage = new S3(other.bucket("files", null));
            storage.put(key, file);
            other.close();
            assertThatThrownBy(() -> storage.put(key, file)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> storage.open(key)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> storage.delete(key)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aBucketInTheSettingsIsWhereContentsGo() throws IOException {
        var bucket = server.bucket("files", null);
        var name = "grid-mediation.storage.s3.";
        var key = "440103/" + UUID.randomUUID();
        storage(Map.of(
                        name + "bucket", "files",
                        name + "endpoint", bucket.endpoint().toString(),
                        name + "access-key", bucket.accessKey(),
                        name + "secret-key", bucket.secretKey()))
                .put(key, file(random(100)));
        assertThat(server.keys()).contains(key);
        storage(Map.of(
                        "grid-mediation.storage.directory",
                        folder.resolve("named").toString()))
                .put(key, file(random(100)));
        assertThat(folder.resolve("named").resolve(key)).exists();
    }

    private static Storage storage(Map<String, String> settings) {
        return new Storages()
                .storage(new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withDefaultValues(settings)
                        .build());
    }
}
