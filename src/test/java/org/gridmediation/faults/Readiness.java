package org.gridmediation.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks a program five times a second whether it is ready, as a load balancer does. */
final class Readiness {
    /** @param status 0 when there was no answer within 5 s, or nobody to answer */
    record Answer(long at, int status, double seconds) {}

    private final HttpClient http = HttpClient.newHttpClient();
    final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean over;

    Readiness(Sender sender) {
        thread = new Thread(() -> watch(sender), "readiness");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Sender sender) {
        try {
            for (; !over; Thread.sleep(200)) {
                var began = System.nanoTime();
                answers.add(new Answer(began, ask(sender.url), (System.nanoTime() - began) / 1e9));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int ask(String url) throws InterruptedException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException none) {
            return 0;
        }
    }

    double slowest(long since) {
        return List.copyOf(answers).stream()
                .filter(a -> a.at > since)
                .mapToDouble(Answer::seconds)
                .max()
                .orElse(0);
    }

    long count(long since, long until, int status) {
        return List.copyOf(answers).stream()
                .filter(a -> a.at > since && a.at < until && a.status == status)
                .count();
    }

    void close() throws InterruptedException {
        over = true;
        thread.join();
    }
}
