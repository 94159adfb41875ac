package org.gridmediation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application as a process of its own. */
public class PackagedProgram implements AutoCloseable {
    private static final HttpClient ASKING = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final long started = System.nanoTime();
    public final String url;

    /**
     * @param settings by the names of application.properties
     * @param log what it prints is added there
     */
    public PackagedProgram(Map<String, String> settings, int port, Path log, String... jvm) throws IOException {
        this(Path.of(""), settings, port, log, jvm);
    }

    /** @param home the folder in which target/quarkus-app lies, from which it is started */
    public PackagedProgram(Path home, Map<String, String> settings, int port, Path log, String... jvm)
            throws IOException {
        this(home, settings, port, log, List.of(jvm), List.of());
    }

    /** One of its commands, which does its work and ends. */
    public static PackagedProgram command(Path home, Map<String, String> settings, Path log, String... arguments)
            throws IOException {
        return new PackagedProgram(home, settings, 0, log, List.of("-Xmx160m"), List.of(arguments));
    }

    private PackagedProgram(
            Path home, Map<String, String> settings, int port, Path log, List<String> jvm, List<String> arguments)
            throws IOException {
        this.log = log;
        url = "http://127.0.0.1:" + port;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(home.toAbsolutePath().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // With it, Java prints a line of its own.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        // As docs/operation.md advises for a pod: glibc otherwise keeps much of what its many threads have given back.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        settings.forEach((name, value) -> builder.environment()
                .put(name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'), value));
        process = builder.start();
    }

    /** How long it took from the start to the first answer of readiness. */
    public Duration awaitReady() throws Exception {
        while (!isReady()) {
            if (!process.isAlive()) throw new IllegalStateException("It ended:\n" + output());
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private boolean isReady() throws InterruptedException {
        try {
            var ready = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return ASKING.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As an operator sends it: {@code TERM}, {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** As Ctrl-C does it in a terminal: its servers hear it too. Itself it is told by TERM, since who runs in the background is deaf to INT. */
    public void interrupt() throws Exception {
        for (var server : process.descendants().toList())
            new ProcessBuilder("kill", "-INT", String.valueOf(server.pid()))
                    .start()
                    .waitFor();
        signal("TERM");
    }

    public int awaitExit() throws InterruptedException {
        if (!process.waitFor(300, TimeUnit.SECONDS)) throw new IllegalStateException("It still runs.");
        return process.exitValue();
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    /**
     * Itself and the servers that it started.
     *
     * @param data its folder; its PostgreSQL, once started, is nobody's child
     */
    public List<ProcessHandle> processes(Path data) throws IOException {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        var postmaster = data.resolve("postgres/postmaster.pid");
        if (Files.exists(postmaster))
            ProcessHandle.of(
                            Long.parseLong(Files.readAllLines(postmaster).get(0).trim()))
                    .ifPresent(server -> {
                        all.add(server);
                        all.addAll(server.descendants().toList());
                    });
        return all;
    }

    /** As kill -9 does it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** CPU time used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** @param line {@code VmRSS} or {@code VmHWM}, of Linux's /proc */
    public long megabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(l -> l.startsWith(line + ":"))
                .mapToLong(l -> Long.parseLong(Text.part(l, "(\\d+)")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
