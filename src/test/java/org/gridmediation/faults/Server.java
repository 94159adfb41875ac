package org.gridmediation.faults;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** PostgreSQL or Keycloak as a process that can be frozen, killed and started again as it was. */
final class Server {
    private final Path log;
    private final List<String> command = new ArrayList<>();
    private final List<String> environment;
    private final Path folder;
    private ProcessHandle process;

    /** @param prepared what stands before its command when it is started again */
    private Server(long pid, Path log, List<String> prepared) throws IOException {
        process = ProcessHandle.of(pid).orElseThrow();
        this.log = log;
        var proc = Path.of("/proc/" + pid);
        command.addAll(prepared);
        command.addAll(strings(proc.resolve("cmdline")));
        environment = strings(proc.resolve("environ"));
        folder = Files.readSymbolicLink(proc.resolve("cwd"));
    }

    /** @param data the folder of the embedded servers */
    static Server postgres(Path data) throws IOException {
        // PostgreSQL refuses root, who starts it in a name space of its own.
        return new Server(
                pid(data.resolve("postgres/postmaster.pid")),
                data.resolve("postgres.log"),
                LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
    }

    static Server keycloak(Path data) throws IOException {
        return new Server(pid(data.resolve("keycloak.pid")), data.resolve("keycloak.log"), List.of());
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).get(0).trim());
    }

    private static List<String> strings(Path file) throws IOException {
        return Stream.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0"))
                .filter(s -> !s.isEmpty())
                .toList();
    }

    void freeze() throws Exception {
        signal("STOP");
    }

    void thaw() throws Exception {
        signal("CONT");
    }

    private void signal(String name) throws Exception {
        for (var each : Stream.concat(Stream.of(process), process.descendants()).toList()) signal(name, each);
    }

    private static void signal(String name, ProcessHandle process) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** As an administrator restarts PostgreSQL: who is connected is cut off. */
    void end() throws Exception {
        signal("INT", process);
        process.onExit().get(60, TimeUnit.SECONDS);
    }

    void kill() throws Exception {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    void startAgain() throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        for (var variable : environment) {
            var parts = variable.split("=", 2);
            builder.environment().put(parts[0], parts[1]);
        }
        process = builder.start().toHandle();
    }

    /** What the embedded servers' own end no longer knows. */
    void close() throws Exception {
        signal("CONT");
        signal("INT", process);
        signal("TERM", process);
    }
}
