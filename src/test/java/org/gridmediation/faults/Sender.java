package org.gridmediation.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmediation.Api;

/** Sends as a phone does: whatever is not answered for good is sent again, with the same key. */
final class Sender {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String realm;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    /** How often each answer came; {@code cut} is none at all. */
    final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** When those were sent that were cut, as nanoseconds. */
    final List<Long> cuts = Collections.synchronizedList(new ArrayList<>());

    volatile String url;

    Sender(String url, String realm) {
        this.url = url;
        this.realm = realm;
    }

    /** Keycloak may be busy, too: whoever has no token asks again. */
    String token(String account) {
        while (true) {
            var token = tokens.computeIfAbsent(account, this::loginOrNothing);
            if (token != null) return token;
            Api.pause();
        }
    }

    private String loginOrNothing(String account) {
        var token = login(account);
        return token.isEmpty() ? null : token;
    }

    /** A new one, from Keycloak; empty while there is none. */
    String login(String account) {
        var form = account.startsWith("demo-")
                ? "grant_type=client_credentials&client_id=%1$s&client_secret=%1$s"
                : "grant_type=password&client_id=demo-cli&username=%1$s&password=%1$s";
        return form(realm, form.formatted(account));
    }

    String form(String realm, String form) {
        try {
            return JSON.readTree(http.send(
                                    HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                                            .timeout(Duration.ofSeconds(20))
                                            .header("Content-Type", "application/x-www-form-urlencoded")
                                            .POST(BodyPublishers.ofString(form))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param account such as lin, or demo-platform@post for another post than its main one */
    HttpRequest.Builder as(String account, String path) {
        var parts = account.split("@");
        var request = bearing(token(parts[0]), path);
        return parts.length == 1 ? request : request.header("Acting-Post", parts[1]);
    }

    HttpRequest.Builder bearing(String token, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(70))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        var sent = System.nanoTime();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            note(answer);
            return answer;
        } catch (IOException failed) {
            note(failed, sent);
        }
        return null;
    }

    /** Without waiting for the answer. */
    void sendLater(HttpRequest request, Runnable answered) {
        var sent = System.nanoTime();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).whenComplete((answer, failed) -> {
            if (answer == null) note(failed.getCause(), sent);
            else note(answer);
            answered.run();
        });
    }

    private void note(HttpResponse<String> answer) {
        // The first attempt with the key is still at work: an answer that says when to come again, as 503 is.
        var running = answer.statusCode() == 409 && answer.body().contains("IDEMPOTENCY_KEY_IN_USE");
        answers.merge(running ? "503" : String.valueOf(answer.statusCode()), 1, Integer::sum);
    }

    private void note(Throwable failed, long sent) {
        if (failed instanceof ConnectException) answers.merge("refused", 1, Integer::sum);
        else {
            answers.merge("cut", 1, Integer::sum);
            cuts.add(sent);
        }
    }

    JsonNode get(String account, String path) throws Exception {
        var answer = send(as(account, path).build());
        if (answer == null || answer.statusCode() != 200)
            throw new AssertionError(path + ": " + (answer == null ? "no answer" : answer.body()));
        return JSON.readTree(answer.body());
    }

    /** Until it is answered for good, or nobody wants it any more. @return null then */
    HttpResponse<String> persist(String account, String path, String key, String etag, String body, long until)
            throws InterruptedException {
        while (System.nanoTime() < until) {
            var request = as(account, path).header("Idempotency-Key", key);
            if (etag != null) request.header("If-Match", etag);
            var answer = send(request.POST(BodyPublishers.ofString(body)).build());
            if (answer != null && answer.statusCode() == 201) return answer;
            Thread.sleep(100);
        }
        return null;
    }

    /** What is neither an answer for good nor one that says when to come again. */
    Map<String, Integer> strange() {
        var strange = new TreeMap<>(answers);
        strange.keySet().removeAll(Set.of("200", "201", "202", "204", "503", "429", "refused", "cut"));
        return strange;
    }
}
