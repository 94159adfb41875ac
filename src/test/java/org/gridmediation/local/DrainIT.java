package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.PackagedProgram;
import org.gridmediation.Wire;
import org.junit.jupiter.api.Test;

/** The packaged program is told to end while many go on calling: who came in time is answered, who comes later is told so. */
class DrainIT {
    private static final int CALLERS = 12;

    /** @param status of the answer; 0 for a connection refused, -1 for one that was cut */
    private record Call(double sentAt, int status, String head) {}

    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private volatile long told = Long.MAX_VALUE;
    private volatile boolean ended;
    private volatile double written;

    @Test
    void whoIsAtWorkIsAnsweredAndNothingNewIsTaken() throws Exception {
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "drain-it-");
        var settings = new HashMap<>(Embedded.forPrograms());
        settings.put("grid-mediation.shutdown.delay", "3S");
        // Whoever is at work here says nothing for longer than a sender may.
        settings.put("grid-mediation.limits.body-speed", "0");
        RestAssured.port = LocalServers.freePort();
        try (var program = new PackagedProgram(
                settings, RestAssured.port, folder.resolve("log"), "-Xmx160m", "-XX:+UseSerialGC")) {
            program.awaitReady();
            var request = head("GET", "/v1/areas") + "Connection: close\r\n\r\n";
            var callers = Stream.generate(() -> new Thread(() -> {
                        while (!ended) call(request);
                    }))
                    .limit(CALLERS)
                    .toList();
            callers.forEach(Thread::start);
            Thread.sleep(1000);
            var body = Api.newDispute("440103009106001").getBytes(StandardCharsets.UTF_8);
            try (var slow = Wire.open(1 << 16)) {
                send(
                        slow,
                        head("POST", "/v1/disputes"),
                        "Content-Type: application/json\r\nIdempotency-Key: " + UUID.randomUUID()
                                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n");
                told = System.nanoTime();
                program.signal("TERM");
                Thread.sleep(6000);
                written = seconds();
                slow.getOutputStream().write(body);
                assertThat(Wire.rest(slow)).startsWith("HTTP/1.1 201 ");
            }
            assertThat(program.awaitExit()).isEqualTo(143);
            ended = true;
            for (var caller : callers) caller.join();
            // Quarkus says as an error that requests were cut.
            assertThat(program.output()).doesNotContain(" ERROR ").doesNotContainPattern("\\n\\s+at ");
        } finally {
            // Whatever becomes of the test, nobody calls for ever.
            ended = true;
        }
        assertThat(calls.stream().filter(call -> call.sentAt < 1.5))
                .isNotEmpty()
                .allMatch(call -> call.status == 200);
        var late = calls.stream().filter(call -> call.sentAt > 5).toList();
        assertThat(late).extracting(Call::status).contains(503).containsOnly(503, 0, -1);
        // Nothing is cut while somebody is at work; at the very end connections are closed on which nothing was read
        // yet.
        assertThat(calls).filteredOn(call -> call.status == -1).allMatch(call -> call.sentAt > written - 0.5);
        assertThat(late)
                .filteredOn(call -> call.status == 503)
                .allMatch(call -> call.head.contains("Retry-After: 1")
                        && call.head.toLowerCase().contains("connection: close"));
    }

    private double seconds() {
        return (System.nanoTime() - told) / 1e9;
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.token("lin")
                + "\r\n";
    }

    private static void send(Socket socket, String... parts) throws IOException {
        socket.getOutputStream().write(String.join("", List.of(parts)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private void call(String request) {
        var sentAt = told == Long.MAX_VALUE ? -1 : seconds();
        var call = new Call(sentAt, -1, "");
        try {
            var answer = Wire.send(request);
            if (answer.startsWith("HTTP/1.1 "))
                call = new Call(sentAt, Integer.parseInt(answer.substring(9, 12)), answer.split("\r\n\r\n")[0]);
        } catch (ConnectException refused) {
            call = new Call(sentAt, 0, "");
        } catch (IOException cut) {
            // As it stands.
        }
        calls.add(call);
    }
}
