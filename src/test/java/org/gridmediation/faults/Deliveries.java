package org.gridmediation.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gridmediation.Text;

/** A platform that takes what a webhook brings. */
final class Deliveries implements AutoCloseable {
    private final HttpServer server;
    /** Ids of the changes as they came; one may come again after a kill. */
    final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    Deliveries() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Positions in the order in which each came first. */
    List<Long> positions() {
        return List.copyOf(taken).stream()
                .filter(id -> id.startsWith("msg_440103_"))
                .distinct()
                .map(id -> Long.parseLong(Text.part(id, "_(\\d+)$")))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
