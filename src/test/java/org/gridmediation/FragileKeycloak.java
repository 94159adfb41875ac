package org.gridmediation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/**
 * A relay between us and Keycloak's administration that a test can cut. What it is to do stands in a system property, since the test's classes are
 * not the same as this one's.
 */
final class FragileKeycloak {
    private static final String STATE = "test.keycloak-relay";

    private static final String LOST = "test.keycloak-lost";

    /** WHOLE relays, CUT refuses, DEAF takes a request to Keycloak but lets its answer get lost, FROZEN takes everything and passes nothing on. */
    enum State {
        WHOLE,
        CUT,
        DEAF,
        FROZEN
    }

    static void set(State state) {
        System.setProperty(STATE, state.name());
    }

    /** How many calls were refused, or had no answer, so far. */
    static int lost() {
        return Integer.getInteger(LOST, 0);
    }

    private FragileKeycloak() {}

    private static synchronized void loseOne() {
        System.setProperty(LOST, String.valueOf(lost() + 1));
    }

    /** @return the address of a relay to it, for as long as this process runs */
    static String before(URI keycloak) throws IOException {
        var relay = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(() -> accept(relay, keycloak.getPort()));
        return "http://localhost:" + relay.getLocalPort();
    }

    private static void accept(ServerSocket relay, int port) throws IOException {
        while (true) {
            var caller = relay.accept();
            if (is(State.CUT)) {
                caller.close();
                loseOne();
                continue;
            }
            var keycloak = new Socket(InetAddress.getLoopbackAddress(), port);
            daemon(() -> pump(caller, keycloak, false));
            daemon(() -> pump(keycloak, caller, true));
        }
    }

    private static void pump(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            var buffer = new byte[8192];
            for (int read; (read = in.read(buffer)) >= 0; ) {
                if (is(State.CUT) || answers && is(State.DEAF)) {
                    loseOne();
                    return;
                }
                while (is(State.FROZEN)) pause();
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(10);
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }

    private static boolean is(State state) {
        return System.getProperty(STATE, "WHOLE").equals(state.name());
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException ended) {
                // A connection that breaks is what this relay is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
