package org.gridmediation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.PackagedProgram;
import org.gridmediation.local.LocalServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged program with the memory that docs/operation.md advises, and more bytes at once than it has. */
class UploadIT {
    private static final int AT_ONCE = 16;
    private static final int LARGE = 19 << 20;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static Path folder;
    private static int port;
    private static PackagedProgram program;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        folder = Files.createTempDirectory(Path.of("target"), "upload-it-");
        var settings = new HashMap<>(Embedded.forPrograms());
        settings.put(
                "grid-mediation.storage.directory",
                folder.resolve("attachments").toAbsolutePath().toString());
        // Of one caller: what is tried is the memory, not the share.
        settings.put("grid-mediation.limits.uploads-share", String.valueOf(AT_ONCE));
        settings.put("grid-mediation.limits.downloads-share", String.valueOf(AT_ONCE));
        port = LocalServers.freePort();
        program = new PackagedProgram(settings, port, folder.resolve("log"), "-Xmx136m", "-XX:+UseSerialGC");
        program.awaitReady();
        token = Api.token("lin");
    }

    @AfterAll
    static void end() throws Exception {
        program.close();
    }

    @Test
    void filesGoInAndOutWithoutEverBeingInMemory() throws Exception {
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
                var back = HTTP.send(request(content).build(), HttpResponse.BodyHandlers.ofByteArray());
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
        try (var kept = Files.list(folder.resolve("attachments/440103"))) {
            assertThat(kept.map(Path::toFile).filter(File::delete)).hasSize(AT_ONCE);
        }
    }

    /** Whoever asks and reads nothing, or does not even ask, takes no memory that others need. */
    @Test
    void hundredsWhoReadNothingStopNobody() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (var begun : List.of(
                    "GET /q/openapi HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /q/openapi.json HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n",
                    "GET /board/main.js HTTP/1.1\r\nHost: localhost\r\n\r\n",
                    "GET /v1/areas?limit=200 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\n\r\n",
                    "GET /v1/me HTTP/1.1\r\nHost: localhost\r\n"))
                for (int i = 0; i < 400; i++) {
                    var socket = new Socket();
                    sockets.add(socket);
                    socket.setReceiveBufferSize(4096);
                    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                    socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
                    if (i % 100 == 0) mustServe();
                }
            for (int i = 0; i < 10; i++) mustServe();
        } finally {
            for (var socket : sockets) socket.close();
        }
        assertThat(program.megabytes("VmHWM")).isLessThan(512);
        assertThat(program.output()).doesNotContain("OutOfMemory");
        mustServe();
    }

    private static void mustServe() throws Exception {
        for (var path : List.of("/q/health/live", "/q/health/ready")) {
            var probe = HttpRequest.newBuilder(URI.create(program.url + path))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            assertThat(HTTP.send(probe, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    /** As a phone does it: again after Retry-After, with the same key. */
    private static String add(String dispute, byte[] photo) throws Exception {
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

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(program.url + path)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
