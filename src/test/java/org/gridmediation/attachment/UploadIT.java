package org.gridmediation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.PackagedProgram;
import org.gridmediation.local.LocalServers;
import org.junit.jupiter.api.Test;

/** The packaged program with the memory that docs/operation.md advises, and more bytes at once than it has. */
class UploadIT {
    private static final int AT_ONCE = 16;
    private static final int LARGE = 19 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private PackagedProgram program;
    private String token;

    @Test
    void filesGoInAndOutWithoutEverBeingInMemory() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target"), "upload-it-");
        var settings = new HashMap<>(Embedded.forPrograms());
        settings.put(
                "grid-mediation.storage.directory",
                folder.resolve("attachments").toAbsolutePath().toString());
        // Of one caller: what is tried is the memory, not the share.
        settings.put("grid-mediation.limits.uploads-share", String.valueOf(AT_ONCE));
        try (var started = new PackagedProgram(
                settings, LocalServers.freePort(), folder.resolve("log"), "-Xmx160m", "-XX:+UseSerialGC")) {
            program = started;
            program.awaitReady();
            token = Api.token("lin");
            var dispute = send(request("/v1/disputes")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(Api.newDispute("440103009106001"))))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            var photo = Uploads.photo(LARGE);
            var attachments = new ArrayList<Callable<Void>>();
            for (int i = 0; i < AT_ONCE; i++)
                attachments.add(() -> {
                    var content = add(dispute, photo) + "/content";
                    var back = http.send(request(content).build(), HttpResponse.BodyHandlers.ofByteArray());
                    assertThat(back.statusCode()).isEqualTo(200);
                    assertThat(back.body()).isEqualTo(photo);
                    return null;
                });
            var pool = Executors.newFixedThreadPool(AT_ONCE);
            try {
                for (var done : pool.invokeAll(attachments)) done.get();
            } finally {
                pool.shutdown();
            }
            assertThat(program.megabytes("VmHWM")).isLessThan(512);
        }
        try (var kept = Files.list(folder.resolve("attachments/440103"))) {
            assertThat(kept.map(Path::toFile).filter(File::delete)).hasSize(AT_ONCE);
        }
    }

    /** As a phone does it: again after Retry-After, with the same key. */
    private String add(String dispute, byte[] photo) throws Exception {
        var request = request(dispute + "/attachments?kind=PHOTO")
                .header("Content-Type", "image/jpeg")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(photo));
        var answer = send(request);
        for (int i = 0; i < 30 && answer.statusCode() == 503; i++) {
            Thread.sleep(1000);
            answer = send(request);
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(program.url + path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
