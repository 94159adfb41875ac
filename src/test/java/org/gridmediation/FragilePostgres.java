package org.gridmediation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A relay between us and PostgreSQL that a test can cut, freeze, or let a COMMIT get lost in. What it is to do stands in a system property, since the
 * test's classes are not the same as those of the resource that started it.
 */
public final class FragilePostgres {
    private static final String STATE = "test.postgres-relay";
    private static final String LOST = "test.postgres-lost";
    private static final long SLOWNESS = 150;
    private static final int SSL_REQUEST = 80877103;

    /** Where a connection's client and server meet. */
    private static final Set<Socket> OPEN = ConcurrentHashMap.newKeySet();

    public enum State {
        WHOLE,
        /** Ends what is open and refuses what is new. */
        CUT,
        /** Accepts connections and takes bytes, and passes none on. */
        FROZEN,
        /** Takes its time with each message. */
        SLOW,
        /** Ends a connection when it wants to commit; PostgreSQL never hears of it. */
        CUT_BEFORE_COMMIT,
        /** Lets PostgreSQL commit and ends the connection in place of its answer. */
        CUT_AFTER_COMMIT
    }

    private FragilePostgres() {}

    public static void set(State state) {
        System.setProperty(STATE, state.name());
    }

    /** How many commits have been cut so far. */
    public static int lost() {
        return Integer.getInteger(LOST, 0);
    }

    private static State state() {
        return State.valueOf(System.getProperty(STATE, "WHOLE"));
    }

    private static synchronized void loseOne() {
        System.setProperty(LOST, String.valueOf(lost() + 1));
    }

    /** @return the port of a relay to a PostgreSQL of this machine, for as long as this process runs */
    public static int before(int port) throws IOException {
        var relay = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        daemon(() -> accept(relay, port));
        daemon(FragilePostgres::cut);
        return relay.getLocalPort();
    }

    /** @param url of JDBC; the same through a relay */
    public static String before(String url) throws IOException {
        var parts = url.split("(?<=//)|(?=/[^/]*$)");
        int port = Integer.parseInt(Text.part(parts[1], ":(\\d+)$"));
        return parts[0] + "127.0.0.1:" + before(port) + parts[2];
    }

    private static void accept(ServerSocket relay, int port) throws IOException {
        while (true) {
            var client = relay.accept();
            if (state() == State.CUT) client.close();
            else daemon(() -> relay(client, port));
        }
    }

    private static void relay(Socket client, int port) throws IOException, InterruptedException {
        try (var server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            var connection = new Connection(client, server);
            OPEN.add(client);
            daemon(connection::answers);
            connection.requests();
        } finally {
            OPEN.remove(client);
            client.close();
        }
    }

    private static void cut() throws InterruptedException, IOException {
        while (true) {
            if (state() == State.CUT) for (var client : OPEN) client.close();
            Thread.sleep(5);
        }
    }

    /** Reads as much of the protocol as it takes to see a COMMIT. */
    private static final class Connection {
        private final Socket client;
        private final Socket server;
        private final Set<String> commits = new HashSet<>();
        private volatile boolean deaf;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() throws IOException, InterruptedException {
            var in = new DataInputStream(new java.io.BufferedInputStream(client.getInputStream(), 65536));
            var out = new DataOutputStream(new java.io.BufferedOutputStream(server.getOutputStream(), 65536));
            for (boolean started = false; !started; out.flush()) {
                var message = in.readNBytes(in.readInt() - 4);
                thaw();
                out.writeInt(message.length + 4);
                out.write(message);
                started = number(message) != SSL_REQUEST;
            }
            while (true) {
                int type = in.read();
                if (type < 0) return;
                var message = in.readNBytes(in.readInt() - 4);
                thaw();
                if (commits(type, message)) {
                    var state = state();
                    if (state == State.CUT_BEFORE_COMMIT) {
                        loseOne();
                        return;
                    }
                    deaf = state == State.CUT_AFTER_COMMIT;
                }
                out.write(type);
                out.writeInt(message.length + 4);
                out.write(message);
                if (in.available() == 0) out.flush();
            }
        }

        void answers() throws IOException, InterruptedException {
            try (client;
                    server) {
                var in = server.getInputStream();
                var out = client.getOutputStream();
                var buffer = new byte[65536];
                for (int read; (read = in.read(buffer)) >= 0; ) {
                    thaw();
                    if (deaf) {
                        loseOne();
                        return;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
        }

        private boolean commits(int type, byte[] message) {
            var texts = new String(message, StandardCharsets.ISO_8859_1).split("\0", 3);
            switch (type) {
                case 'Q':
                    return texts[0].equalsIgnoreCase("COMMIT");
                case 'P':
                    if (texts[1].equalsIgnoreCase("COMMIT")) commits.add(texts[0]);
                    else commits.remove(texts[0]);
                    return false;
                case 'B':
                    return commits.contains(texts[1]);
                default:
                    return false;
            }
        }

        private static int number(byte[] message) {
            return java.nio.ByteBuffer.wrap(message).getInt();
        }

        private static void thaw() throws InterruptedException {
            if (state() == State.SLOW) Thread.sleep(SLOWNESS);
            while (state() == State.FROZEN) Thread.sleep(5);
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException ended) {
                // A connection that breaks is what this relay is for.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
