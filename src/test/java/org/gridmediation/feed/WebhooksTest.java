package org.gridmediation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.gridmediation.MovableClock;
import org.gridmediation.Owner;
import org.gridmediation.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes brought to a platform: signed, in order, at least once, whatever becomes of the receiver. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class WebhooksTest {
    private static final String GRID = "440103009106001";

    private final String platform = Puller.platform("440103");
    private final Receiver receiver = new Receiver();
    private final List<String> webhooks = new ArrayList<>();

    @Inject
    DeliveryJob deliveryJob;

    @AfterEach
    void end() {
        MovableClock.setBack();
        webhooks.forEach(w -> Api.send(platform, "DELETE", w, "", null));
        receiver.close();
    }

    private String create(String url, String kinds) {
        var webhook = Api.post(
                        platform,
                        "/v1/webhooks",
                        "{\"name\": \"示例\", \"url\": \"%s\", \"kinds\": [%s]}".formatted(url, kinds))
                .statusCode(201)
                .body("state", equalTo("PAUSED"), "pausedBecause", equalTo("NEW"), "secret", nullValue())
                .extract()
                .header("Location");
        webhooks.add(webhook);
        return webhook;
    }

    private String secret(String webhook) {
        return Api.send(platform, "POST", webhook, "/secret", null)
                .statusCode(201)
                .extract()
                .path("secret");
    }

    /** @return its secret */
    private String begin(String webhook) {
        var secret = secret(webhook);
        Api.act(platform, webhook, "/resumption", "").statusCode(201).body("state", equalTo("ACTIVE"));
        return secret;
    }

    private JsonNode progress(String webhook) {
        return Api.json(Api.as(platform).get(webhook + "/progress"));
    }

    private JsonNode awaitState(String webhook, String field, String value) {
        for (int i = 0; i < 1500; i++) {
            var now = Api.json(Api.as(platform).get(webhook));
            if (now.path(field).asText().equals(value)) return now;
            Receiver.pause();
        }
        throw new AssertionError(Api.as(platform).get(webhook).asString() + progress(webhook));
    }

    private JsonNode awaitTrouble(String webhook, String trouble) {
        for (int i = 0; i < 1500; i++) {
            var now = progress(webhook);
            if (now.path("lastTrouble").asText().equals(trouble)) return now;
            Receiver.pause();
        }
        throw new AssertionError(progress(webhook).toString());
    }

    private static List<String> types(List<Receiver.Message> messages) {
        return messages.stream()
                .map(m -> Text.part(m.event().get("type").asText(), "^org\\.gridmediation\\.(.*)"))
                .toList();
    }

    @Test
    void itBeginsAfterAllThatWasThereBefore() {
        for (int i = 0; i < 3; i++) Api.accepted();
        begin(create(receiver.url("/later"), ""));
        var dispute = Api.accepted();
        receiver.await(dispute, 2);
        assertThat(receiver.taken.get(0).event().get("subject").asText()).isEqualTo(dispute);
    }

    @Test
    void eachChangeIsSignedAndComesInItsOrderWithTheRightsOfThePost() {
        var webhook = create(receiver.url("/changes?x=1"), "");
        Api.act(platform, webhook, "/resumption", "").statusCode(409).body("code", equalTo("NO_SECRET"));
        Api.post(platform, webhook + "/test", "").statusCode(409);
        var secret = secret(webhook);
        Api.post(platform, webhook + "/test", "").statusCode(200).body("taken", equalTo(true), "status", equalTo(204));
        assertThat(types(receiver.taken)).containsExactly("webhook.test");
        Api.act(platform, webhook, "/resumption", "").statusCode(201);
        var resident = Api.post("lin", "/v1/residents", """
                        {"area": "%s", "name": "示例居民丁", "sex": "MALE", "birthDate": "2000-02-29", "phones": ["19900007777"]}""".formatted(GRID))
                .statusCode(201)
                .extract()
                .header("Location");
        var dispute = Api.accepted();
        var messages = receiver.await(dispute, 2);
        assertThat(types(messages)).containsExactly("dispute.registered", "dispute.accepted");
        for (var message : receiver.taken) {
            assertThat(message.signedBy(secret)).isEqualTo(1);
            assertThat(message.signedBy("whsec_" + "A".repeat(43) + "=")).isZero();
            assertThat(message.type()).startsWith("application/cloudevents+json");
            assertThat(Math.abs(Long.parseLong(message.timestamp()) - System.currentTimeMillis() / 1000))
                    .isLessThan(60);
        }
        assertThat(messages.get(1).event().at("/data/status").asText()).isEqualTo("ACCEPTED");
        // A district's officers list no residents.
        assertThat(receiver.await(resident, 1).get(0).event().has("data")).isFalse();
        assertThat(messages.stream().map(Receiver.Message::id).distinct()).hasSize(2);
    }

    @Test
    void aReceiverThatIsDownLosesNothingAndTheOrderStays() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        begin(webhook);
        receiver.down();
        var disputes = new ArrayList<String>();
        for (int i = 0; i < 4; i++) disputes.add(Api.accepted());
        var trouble = awaitTrouble(webhook, "CONNECTION_REFUSED");
        assertThat(trouble.get("failures").asInt()).isPositive();
        assertThat(trouble.has("nextAt") && trouble.has("failingSince")).isTrue();
        assertThat(receiver.taken).isEmpty();
        Api.send(platform, "POST", webhook, "/pause", null).statusCode(201);
        assertThat(progress(webhook).has("nextAt")).isFalse();
        Api.act(platform, webhook, "/resumption", "").statusCode(201);
        receiver.up();
        for (var dispute : disputes)
            assertThat(types(receiver.await(dispute, 2))).containsExactly("dispute.registered", "dispute.accepted");
        var last = new HashMap<String, String>();
        for (var message : receiver.taken) {
            var sequence = message.event().get("sequence").asText();
            var before = last.put(message.event().get("subject").asText(), sequence);
            assertThat(before == null || before.compareTo(sequence) < 0).isTrue();
        }
        assertThat(progress(webhook).get("failures").asInt()).isZero();
    }

    @Test
    void slowAndBrokenReceiversKeepNobodyElseWaiting() {
        try (var slow = new Receiver();
                var broken = new Receiver()) {
            var never = new CountDownLatch(1);
            slow.answer = m -> {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 204;
            };
            broken.answer = m -> 503;
            for (int i = 0; i < 3; i++) {
                begin(create(slow.url("/"), "\"DISPUTE\""));
                begin(create(broken.url("/"), "\"DISPUTE\""));
            }
            begin(create(receiver.url("/"), "\"DISPUTE\""));
            var start = System.nanoTime();
            for (int i = 0; i < 3; i++) receiver.await(Api.dispute("lin", GRID), 1);
            assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
            awaitTrouble(webhooks.get(0), "TIMEOUT");
        }
    }

    @Test
    void whatIsRefusedIsADeadLetterAndTheRestGoesOn() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        var bad = new java.util.concurrent.CopyOnWriteArrayList<String>();
        receiver.answer = m -> bad.contains(m.event().get("subject").asText()) ? 422 : 204;
        begin(webhook);
        var dispute = Api.dispute("lin", GRID);
        receiver.await(dispute, 1);
        receiver.answer = m -> m.event().get("type").asText().endsWith("accepted") ? 422 : 204;
        var accepted = Api.accepted();
        var later = Api.dispute("lin", GRID);
        receiver.await(later, 1);
        Api.get(platform, webhook + "/dead-letters")
                .body("items.size()", equalTo(1), "items[0].subject", equalTo(accepted))
                .body("items[0].status", equalTo(422), "items[0].type", equalTo("org.gridmediation.dispute.accepted"));
        // From right before it, once the receiver understands it.
        receiver.answer = m -> 204;
        var after = Api.get(platform, webhook + "/dead-letters").extract().<String>path("items[0].after");
        Api.act(platform, webhook, "/replay", "{\"after\": \"" + after + "\"}").statusCode(201);
        assertThat(types(receiver.await(accepted, 2))).containsExactly("dispute.registered", "dispute.accepted");
        assertThat(receiver.await(later, 2).stream().map(Receiver.Message::id).distinct())
                .hasSize(1);
    }

    /** An address from before it was checked so. */
    @Test
    void anAddressThatCannotBeCalledIsATroubleThatIsCounted() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        Owner.run("update webhook set url = 'http://127.0.0.1:99999/' where id = '" + Text.id(webhook) + "'");
        begin(webhook);
        Api.dispute("lin", GRID);
        awaitTrouble(webhook, "TARGET_FORMAT");
        Api.get(platform, webhook + "/progress").body("failures", greaterThan(0));
        Api.post(platform, webhook + "/test", "")
                .statusCode(200)
                .body("taken", equalTo(false), "trouble", equalTo("TARGET_FORMAT"));
    }

    /** What is logged as an error, or with a stack trace. */
    private static final class Noise extends java.util.logging.Handler implements AutoCloseable {
        final List<String> lines = new java.util.concurrent.CopyOnWriteArrayList<>();

        Noise() {
            java.util.logging.Logger.getLogger("").addHandler(this);
        }

        @Override
        public void publish(java.util.logging.LogRecord line) {
            if (line.getThrown() != null || line.getLevel().intValue() >= 1000)
                lines.add(line.getLoggerName() + ": " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            java.util.logging.Logger.getLogger("").removeHandler(this);
        }
    }

    @Test
    void whatIsNoHttpIsATroubleAndLeavesNothingInTheLog() throws Exception {
        try (var noise = new Noise();
                var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            var talking = new Thread(() -> {
                while (!server.isClosed())
                    try (var connection = server.accept()) {
                        connection.getInputStream().read(new byte[10_000]);
                        connection.getOutputStream().write("rubbish\r\n\r\nmore of it\r\n".getBytes());
                    } catch (IOException gone) {
                        // The next one.
                    }
            });
            talking.start();
            var webhook = create("http://127.0.0.1:" + server.getLocalPort() + "/", "\"DISPUTE\"");
            secret(webhook);
            for (int i = 0; i < 5; i++)
                Api.post(platform, webhook + "/test", "").statusCode(200).body("taken", equalTo(false));
            Thread.sleep(500);
            assertThat(noise.lines).isEmpty();
        }
    }

    /** A stack trace for each delivery would fill it. */
    @Test
    void aLongAnswerIsTakenAndLeavesNothingInTheLog() throws Exception {
        var noise = new Noise();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                for (int i = 0; i < 2000; i++) body.write(new byte[10_000]);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        try (noise) {
            var webhook = create("http://127.0.0.1:" + server.getAddress().getPort() + "/", "\"DISPUTE\"");
            secret(webhook);
            for (int i = 0; i < 5; i++)
                Api.post(platform, webhook + "/test", "").statusCode(200).body("taken", equalTo(true));
            Thread.sleep(500);
            assertThat(noise.lines).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aReplayNeverSkips() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        receiver.answer = m -> 503;
        begin(webhook);
        var dispute = Api.dispute("lin", GRID);
        var ahead = new Puller(platform, "");
        Api.act(platform, webhook, "/replay", "{\"after\": \"" + ahead.cursor + "\"}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/after"), "errors[0].code", equalTo("CURSOR_AHEAD"));
        receiver.answer = m -> 204;
        Api.send(platform, "POST", webhook, "/pause", null).statusCode(201);
        Api.act(platform, webhook, "/resumption", "").statusCode(201);
        receiver.await(dispute, 1);
    }

    @Test
    void aChangeThatAlwaysBreaksAReceiverIsPassedOver() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        var tries = new AtomicInteger();
        receiver.answer = m -> {
            if (!m.event().get("type").asText().endsWith("accepted")) return 204;
            tries.incrementAndGet();
            return 500;
        };
        begin(webhook);
        Api.accepted();
        var later = Api.dispute("lin", GRID);
        receiver.await(later, 1);
        assertThat(tries.get()).isEqualTo(5);
        Api.get(platform, webhook + "/dead-letters")
                .body("items[0].status", equalTo(500), "items[0].attempts", equalTo(5));
    }

    @Test
    void keysAreRenewedWithoutAGap() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        var first = begin(webhook);
        var second = secret(webhook);
        assertThat(second).isNotEqualTo(first);
        for (var message : receiver.await(Api.dispute("lin", GRID), 1)) {
            assertThat(message.signedBy(first)).isEqualTo(1);
            assertThat(message.signedBy(second)).isEqualTo(1);
        }
        MovableClock.forward(2);
        for (var message : receiver.await(Api.dispute("lin", GRID), 1)) {
            assertThat(message.signedBy(first)).isZero();
            assertThat(message.signedBy(second)).isEqualTo(1);
        }
        assertThat(Puller.texts("select encode(secret, 'escape') from webhook where secret is not null"))
                .noneMatch(kept -> kept.contains(second.substring(6)));
        assertThat(Api.get(platform, webhook).extract().asString()).doesNotContain("whsec_");
    }

    /** A receiver may take its time: what the owner changes meanwhile holds from the next delivery on, and nothing is left out. */
    @Test
    void anotherAddressTakesOverInTheMidstOfAPage() {
        try (var other = new Receiver()) {
            var webhook = create(receiver.url("/slow"), "\"DISPUTE\"");
            var disputes = List.of(Api.dispute("lin", GRID), Api.dispute("lin", GRID), Api.dispute("lin", GRID));
            receiver.answer = m -> {
                Api.send(
                                platform,
                                "PUT",
                                webhook,
                                "",
                                "{\"name\": \"示例\", \"url\": \"%s\", \"kinds\": [\"DISPUTE\"]}"
                                        .formatted(other.url("/fast")))
                        .statusCode(200);
                return 204;
            };
            begin(webhook);
            for (var dispute : disputes) other.await(dispute, 1);
            assertThat(receiver.seen).hasSize(1);
        }
    }

    /** Nor does a right that is over: the rest of the page stays where it is. */
    @Test
    void aPostThatEndsInTheMidstOfAPageBringsNothingMore() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        for (int i = 0; i < 3; i++) Api.dispute("lin", GRID);
        var post = Text.part(platform, "@(.*)$");
        receiver.answer = m -> {
            Owner.run("update post set valid_until = now() where id = '" + post + "'");
            return 204;
        };
        try {
            begin(webhook);
            for (int i = 0; i < 500 && ended(webhook).isEmpty(); i++) Receiver.pause();
            assertThat(ended(webhook)).containsExactly("POST_ENDED");
            assertThat(receiver.seen).hasSize(1);
        } finally {
            Owner.run("update post set valid_until = null where id = '" + post + "'");
        }
    }

    private static List<String> ended(String webhook) {
        return Puller.texts("select paused_because from webhook where paused_because = 'POST_ENDED' and id = '"
                + Text.id(webhook) + "'");
    }

    @Test
    void aPostHasNoMoreWebhooksThanItNeeds() {
        for (int i = 0; i < 20; i++) create(receiver.url("/" + i), "");
        Api.post(platform, "/v1/webhooks", "{\"name\": \"示例\", \"url\": \"" + receiver.url("/") + "\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("TOO_MANY_WEBHOOKS"));
        Api.send(platform, "DELETE", webhooks.get(0), "", null).statusCode(200);
        create(receiver.url("/"), "");
    }

    @Test
    void whoDoesNotWantItAnyMoreOrHasNoRightIsPaused() {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        begin(webhook);
        receiver.answer = m -> 410;
        Api.dispute("lin", GRID);
        awaitState(webhook, "pausedBecause", "GONE");
        receiver.answer = m -> 302;
        Api.act(platform, webhook, "/resumption", "").statusCode(201);
        awaitTrouble(webhook, "REDIRECTED");
        assertThat(receiver.seen).noneMatch(m -> m.id() == null);
        MovableClock.forward(4);
        awaitState(webhook, "pausedBecause", "FAILING");
        MovableClock.setBack();
        receiver.answer = m -> 204;
        Api.act(platform, webhook, "/resumption", "").statusCode(201);
        receiver.await(m -> true, 1);
        Owner.run("update post set valid_until = now() where id = '" + platform.split("@")[1] + "'");
        try {
            for (int i = 0; i < 500; i++) {
                if (Puller.texts("select paused_because from webhook where paused_because = 'POST_ENDED'")
                                .size()
                        == 1) break;
                Receiver.pause();
            }
            assertThat(Puller.texts("select paused_because from webhook where id = '" + Text.id(webhook) + "'"))
                    .containsExactly("POST_ENDED");
        } finally {
            Owner.run("update post set valid_until = null where id = '" + platform.split("@")[1] + "'");
        }
        assertThat(Puller.texts("select purpose from journal where operation = 'pauseWebhook' and object_id = '"
                        + Text.id(webhook) + "' order by at"))
                .contains("GONE", "FAILING", "POST_ENDED");
    }

    @Test
    void itMayNameEveryKind() {
        var kinds = Stream.of(FeedKind.values()).map(FeedKind::name).toList();
        var webhook =
                create(Text.replaced(receiver.url("/"), "http:", "HTTP:"), "\"" + String.join("\", \"", kinds) + "\"");
        Api.get(platform, webhook).body("kinds", equalTo(kinds));
        begin(webhook);
        receiver.await(Api.dispute("lin", GRID), 1);
    }

    @Test
    void itIsTheClientsOwn() {
        var webhook = create(receiver.url("/"), "");
        var other = Puller.platform("440103009");
        Api.get(other, webhook).statusCode(404);
        Api.get(other, "/v1/webhooks")
                .body("items.id", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem(Text.id(webhook))));
        Api.get(platform, "/v1/webhooks?limit=200").body("items.id", org.hamcrest.Matchers.hasItem(Text.id(webhook)));
        Api.get("he", webhook).statusCode(403);
        Api.get("admin", webhook).statusCode(200);
        Api.act("admin", webhook, "/pause", "").statusCode(409).body("code", equalTo("WRONG_STATE"));
        Api.send(platform, "DELETE", webhook, "", null).statusCode(200).body("state", equalTo("ENDED"));
        webhooks.remove(webhook);
        Api.send(platform, "POST", webhook, "/secret", null).statusCode(409);
    }

    @Test
    void insideIsRefusedAndSaidWhy() {
        for (var refused : new String[][] {
            {"https://10.0.0.1/", "TARGET_REFUSED"},
            {"http://169.254.169.254/latest/meta-data/", "TARGET_REFUSED"},
            {"https://[::1]/", "TARGET_REFUSED"},
            {"http://8.8.8.8/", "TARGET_NOT_HTTPS"},
            {"https://a:b@8.8.8.8/", "TARGET_FORMAT"},
            {"https://8.8.8.8:99999/", "TARGET_FORMAT"},
            {"https://8.8.8.8:0/", "TARGET_FORMAT"},
            {"https://8.8.8.8:65536/", "TARGET_FORMAT"},
            {"https://nobody.invalid/", "TARGET_UNKNOWN"},
        })
            Api.post(platform, "/v1/webhooks", "{\"name\": \"示例\", \"url\": \"" + refused[0] + "\"}")
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/url"), "errors[0].code", equalTo(refused[1]));
        var webhook = create(receiver.url("/"), "");
        // What leads inside later is refused when it is called.
        Owner.run("update webhook set url = 'http://10.0.0.1/' where id = '" + Text.id(webhook) + "'");
        secret(webhook);
        Api.post(platform, webhook + "/test", "")
                .statusCode(200)
                .body("taken", equalTo(false), "trouble", equalTo("TARGET_REFUSED"));
        Api.act(platform, webhook, "/replay", "{\"after\": \"x\"}")
                .statusCode(422)
                .body("errors[0].code", equalTo("CURSOR_INVALID"));
    }

    @Test
    void twoPodsAtOnceBreakNoOrder() throws Exception {
        var webhook = create(receiver.url("/"), "\"DISPUTE\"");
        begin(webhook);
        var place = "440103/" + Text.id(webhook);
        var pods = java.util.concurrent.Executors.newFixedThreadPool(3);
        var done = new java.util.concurrent.atomic.AtomicBoolean();
        var running = new ArrayList<java.util.concurrent.Future<?>>();
        for (int i = 0; i < 3; i++)
            running.add(pods.submit(() -> {
                while (!done.get()) deliveryJob.run(place);
            }));
        var disputes = new ArrayList<String>();
        for (int i = 0; i < 6; i++) disputes.add(Api.accepted());
        for (var dispute : disputes)
            receiver.await(
                    m -> m.event().get("subject").asText().equals(dispute)
                            && m.event().get("type").asText().endsWith("accepted"),
                    1);
        done.set(true);
        for (var pod : running) pod.get();
        pods.shutdown();
        // Some may come twice; what came first of each is in order.
        for (var dispute : disputes) {
            var firsts = receiver.await(dispute, 2).stream()
                    .map(Receiver.Message::id)
                    .distinct()
                    .toList();
            assertThat(firsts).hasSize(2);
            assertThat(firsts.get(0).compareTo(firsts.get(1)) < 0
                            || firsts.get(0).length() < firsts.get(1).length())
                    .isTrue();
        }
    }
}
