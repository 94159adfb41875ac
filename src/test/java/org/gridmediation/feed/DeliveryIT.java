package org.gridmediation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.PackagedProgram;
import org.gridmediation.local.LocalServers;
import org.junit.jupiter.api.Test;

/** The packaged program is killed at moments that nobody chose while it delivers: at the end every receiver has everything, in its order. */
class DeliveryIT {
    private static final int KILLS = 3;
    private static final int DISPUTES = 6;

    private final Random random = new Random();
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Map<String, String> settings = new HashMap<>(Embedded.forPrograms());
    private Path folder;
    private int port;
    private PackagedProgram program;
    private volatile CountDownLatch held = new CountDownLatch(0);

    private void start() throws Exception {
        program = new PackagedProgram(
                settings, port, folder.resolve("log"), "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        program.awaitReady();
    }

    @Test
    void killedAgainAndAgainItBringsEverybodyEverythingInOrder() throws Exception {
        folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "delivery-it-");
        port = LocalServers.freePort();
        RestAssured.port = port;
        var certificates = new Certificates(folder);
        certificates.make("steady", "-signer", "authority", "-ext", "san=ip:127.0.0.1");
        certificates.make("stranger", "-ext", "san=ip:127.0.0.1");
        settings.put("grid-mediation.webhooks.authorities", certificates.authority.toString());
        settings.put("grid-mediation.webhooks.look", "0.1S");
        settings.put("grid-mediation.webhooks.first-retry", "0.1S");
        settings.put("grid-mediation.webhooks.last-retry", "1S");
        settings.put("grid-mediation.jobs.polling", "0.1S");
        settings.put("grid-mediation.jobs.heartbeat", "0.5S");
        try (var steady = new Receiver(certificates.of("steady"));
                var moody = new Receiver();
                var absent = new Receiver();
                var stranger = new Receiver(certificates.of("stranger"))) {
            start();
            try {
                kills(steady, moody, absent, stranger);
            } finally {
                program.close();
            }
        }
    }

    private void kills(Receiver steady, Receiver moody, Receiver absent, Receiver stranger) throws Exception {
        var platform = Puller.platform("440103");
        var reader = new Puller(platform, "&kinds=DISPUTE");
        var secrets = new LinkedHashMap<Receiver, String>();
        var webhooks = new HashMap<Receiver, String>();
        for (var receiver : List.of(steady, moody, absent, stranger)) {
            var webhook = Api.post(
                            platform,
                            "/v1/webhooks",
                            "{\"name\": \"示例\", \"url\": \"%s\", \"kinds\": [\"DISPUTE\"]}"
                                    .formatted(receiver.url("/")))
                    .statusCode(201)
                    .extract()
                    .header("Location");
            webhooks.put(receiver, webhook);
            secrets.put(
                    receiver,
                    Api.send(platform, "POST", webhook, "/secret", null)
                            .statusCode(201)
                            .extract()
                            .path("secret"));
        }
        // The demo's own deadlines are told as soon as a webhook begins.
        absent.down();
        for (var webhook : webhooks.values())
            Api.act(platform, webhook, "/resumption", "").statusCode(201);
        steady.answer = message -> answer(204);
        moody.answer = message -> answer(tried.add(message.id()) && random.nextBoolean() ? 503 : 204);
        int registered = 0;
        String first = null;
        for (int kill = 0; kill < KILLS; kill++) {
            held = new CountDownLatch(1);
            for (int i = 0; i < DISPUTES; i++, registered++) {
                var dispute = Api.accepted();
                if (first == null) first = dispute;
            }
            int enough = steady.taken.size() + random.nextInt(DISPUTES);
            if (kill % 2 == 1) moody.down();
            held.countDown();
            for (int i = 0; i < 20_000 && steady.taken.size() < enough; i++) Thread.sleep(1);
            Thread.sleep(random.nextInt(10));
            program.kill();
            assertThat(steady.taken.stream().map(Receiver.Message::id).distinct())
                    .as("killed while it delivered")
                    .hasSizeLessThan(2 * registered);
            start();
            if (kill % 2 == 1) moody.up();
        }
        // Whoever is away, or is somebody else, keeps nobody waiting.
        long last = System.nanoTime();
        steady.await(Api.accepted(), 2);
        assertThat(System.nanoTime() - last).isLessThan(8_000_000_000L);
        assertThat(absent.seen).isEmpty();
        assertThat(stranger.seen).isEmpty();
        Api.get(platform, webhooks.get(stranger) + "/progress")
                .body("lastTrouble", equalTo("CERTIFICATE_UNKNOWN"))
                .body("deadLetters", equalTo(0));
        absent.up();
        var events = reader.pull(200);
        var told = events.stream()
                .map(event -> "msg_440103_" + event.get("id").asText())
                .toList();
        var subjects =
                events.stream().map(event -> event.get("subject").asText()).toList();
        assertThat(told).hasSizeGreaterThanOrEqualTo(2 * registered + 2);
        for (var receiver : List.of(steady, moody, absent)) {
            receiver.await(message -> message.id().equals(told.get(told.size() - 1)), 1);
            var came = List.copyOf(receiver.taken).stream()
                    .map(Receiver.Message::id)
                    .toList();
            // The demo's own deadlines may change disputes after the reader began and before the webhook did.
            int from = told.indexOf(came.get(0));
            assertThat(from).as("the webhook began before the first dispute").isBetween(0, subjects.indexOf(first));
            assertThat(came.stream().distinct().limit(told.size() - from).toList())
                    .isEqualTo(told.subList(from, told.size()));
            // What was taken when one of the two ended comes once more; nothing else does.
            assertThat(came.size() - came.stream().distinct().count()).isLessThanOrEqualTo(2 * KILLS);
            assertThat(List.copyOf(receiver.taken))
                    .allSatisfy(message ->
                            assertThat(message.signedBy(secrets.get(receiver))).isEqualTo(1));
            Api.get(platform, webhooks.get(receiver) + "/progress")
                    .body("failures", equalTo(0))
                    .body("deadLetters", equalTo(0));
        }
    }

    /** Everything waits while the next disputes are registered; then some take a little. */
    private int answer(int status) {
        try {
            held.await(9, TimeUnit.SECONDS);
            Thread.sleep(random.nextInt(20));
            return status;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
