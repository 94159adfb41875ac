package org.gridmediation.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import org.gridmediation.Text;

/** A platform's address, which checks signatures as the specification of Standard Webhooks tells receivers to. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param asked the name for which TLS asked; null without */
    record Message(String id, String timestamp, String signature, String type, String text, String host, String asked) {
        JsonNode event() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** How many of its signatures are by this secret. */
        long signedBy(String secret) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(Text.part(secret, "^whsec_(.*)")), "HmacSHA256"));
                var expected = Base64.getEncoder()
                        .encodeToString(mac.doFinal(
                                String.join(".", id, timestamp, text).getBytes(StandardCharsets.UTF_8)));
                return List.of(signature.split(" ")).stream()
                        .filter(s -> s.equals("v1," + expected))
                        .count();
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final List<Message> taken = Collections.synchronizedList(new ArrayList<>());
    final List<Message> seen = Collections.synchronizedList(new ArrayList<>());
    final int port;
    volatile ToIntFunction<Message> answer = m -> 204;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final SSLContext tls;
    private HttpServer server;

    Receiver() {
        this(null);
    }

    /** @param tls null for one without */
    Receiver(SSLContext tls) {
        this.tls = tls;
        start(0);
        port = server.getAddress().getPort();
    }

    private void start(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
            if (tls == null) server = HttpServer.create(address, 50);
            else {
                var secure = HttpsServer.create(address, 50);
                secure.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = secure;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            var head = exchange.getRequestHeaders();
            var message = new Message(
                    head.getFirst("webhook-id"),
                    head.getFirst("webhook-timestamp"),
                    head.getFirst("webhook-signature"),
                    head.getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    head.getFirst("Host"),
                    asked(exchange));
            seen.add(message);
            int status = answer.applyAsInt(message);
            if (status >= 300 && status < 400) exchange.getResponseHeaders().set("Location", url("/elsewhere"));
            if (status < 300) taken.add(message);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    private static String asked(HttpExchange exchange) {
        if (!(exchange instanceof HttpsExchange secure)) return null;
        return ((ExtendedSSLSession) secure.getSSLSession())
                .getRequestedServerNames().stream()
                        .map(name -> ((SNIHostName) name).getAsciiName())
                        .findFirst()
                        .orElse(null);
    }

    String url(String path) {
        return (tls == null ? "http" : "https") + "://127.0.0.1:"
                + server.getAddress().getPort() + path;
    }

    void down() {
        server.stop(0);
    }

    void up() {
        start(port);
    }

    /** Those about one record, once there are so many. */
    List<Message> await(String subject, int many) {
        return await(m -> m.event().get("subject").asText().equals(subject), many);
    }

    List<Message> await(Predicate<Message> which, int many) {
        for (int i = 0; i < 1500; i++) {
            var found = List.copyOf(taken).stream().filter(which).toList();
            if (found.size() >= many) return found;
            pause();
        }
        throw new AssertionError(many + " expected, of " + taken);
    }

    static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
