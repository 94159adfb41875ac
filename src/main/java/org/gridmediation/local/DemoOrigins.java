package org.gridmediation.local;

import java.util.List;

/**
 * From where people may log in at the demo.
 *
 * @param port of the API
 * @param frontEnds origins of front ends on other ports or machines, {@code grid-mediation.cors.origins}
 */
record DemoOrigins(int port, List<String> frontEnds) {
    String api() {
        return "http://localhost:" + port;
    }

    /** @param path below the API's own origin */
    List<String> own(String path) {
        return List.of(api() + path, "http://127.0.0.1:" + port + path);
    }
}
