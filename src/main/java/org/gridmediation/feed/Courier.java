package org.gridmediation.feed;

import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;

/**
 * Carries a message to where it is wanted, signed as Standard Webhooks says. It connects to the address that was looked at, follows nobody
 * elsewhere, waits no longer than ten seconds, and reads nothing of an answer but its head. It is there from the start: a setting that is wrong is
 * found then, and not by the first receiver.
 */
@Startup
@ApplicationScoped
class Courier {
    @Inject
    WebhookSettings settings;

    @Inject
    Vertx vertx;

    Target.Names names = InetAddress::getAllByName;
    private HttpClient client;
    private List<Network> allowed;

    @PostConstruct
    void start() {
        allowed =
                settings.networks().orElse(List.of()).stream().map(Network::of).toList();
        var options = new HttpClientOptions()
                .setConnectTimeout(5000)
                .setIdleTimeout(30)
                .setMaxPoolSize(4)
                .setMaxHeaderSize(16_384)
                .setForceSni(true);
        settings.authorities().ifPresent(file -> options.setTrustOptions(TrustOptions.wrap(Authorities.with(file))));
        client = vertx.httpClientBuilder()
                .with(options)
                .withConnectHandler(connection -> connection.exceptionHandler(COUNTED))
                .build();
    }

    Target target(String url) {
        return Target.of(url, allowed, names);
    }

    /** @param secrets the receiver may know any of them: while keys change there are two */
    DeliveryResult deliver(String url, String id, String body, List<Secret> secrets) {
        long start = System.nanoTime();
        try {
            long timestamp = System.currentTimeMillis() / 1000;
            var request = target(url)
                    .request()
                    .setTimeout(settings.patience().toMillis())
                    .putHeader("Content-Type", "application/cloudevents+json; charset=utf-8")
                    .putHeader("User-Agent", "grid-mediation")
                    .putHeader("webhook-id", id)
                    .putHeader("webhook-timestamp", String.valueOf(timestamp))
                    .putHeader(
                            "webhook-signature",
                            secrets.stream()
                                    .map(s -> s.sign(id, timestamp, body))
                                    .collect(Collectors.joining(" ")));
            var head = send(request, body)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
            return DeliveryResult.of(head.status, head.retryAfter, millis(start));
        } catch (Target.Refused refused) {
            return DeliveryResult.none(refused.getMessage(), millis(start));
        } catch (TimeoutException slow) {
            return DeliveryResult.none("TIMEOUT", millis(start));
        } catch (ExecutionException e) {
            return DeliveryResult.none(trouble(e.getCause()), millis(start));
        } catch (RuntimeException unsendable) {
            return DeliveryResult.none("NOT_SENT", millis(start));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return DeliveryResult.none("STOPPED", millis(start));
        }
    }

    private record Head(int status, String retryAfter) {}

    private Future<Head> send(RequestOptions request, String body) {
        return client.request(request).compose(open -> open.exceptionHandler(COUNTED)
                .send(body)
                .map(answer -> head(open, answer.exceptionHandler(COUNTED))));
    }

    /** What goes wrong is told by the future; nobody else's concern, it would be a stack trace in the log for each delivery. */
    private static final Handler<Throwable> COUNTED = trouble -> {};

    /** A short body is read over, so that the connection can be used again; a longer one is not waited for. */
    private static Head head(HttpClientRequest request, HttpClientResponse answer) {
        var length = answer.getHeader("Content-Length");
        if (length != null && length.matches("\\d{1,4}") || answer.statusCode() == 204) answer.resume();
        else request.reset();
        return new Head(answer.statusCode(), answer.getHeader("Retry-After"));
    }

    private static String trouble(Throwable cause) {
        if (cause instanceof java.net.ConnectException) return "CONNECTION_REFUSED";
        if (cause instanceof SSLException) return Authorities.trouble(cause);
        if (cause instanceof TimeoutException
                || cause instanceof io.netty.handler.timeout.TimeoutException
                || cause instanceof SocketTimeoutException) return "TIMEOUT";
        return "CONNECTION_LOST";
    }

    private static long millis(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
