package org.gridmediation.bench;

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

/** The packaged application, on servers that are up already. */
class Program implements AutoCloseable {
    /** As docs/operation.md advises for a pod. */
    static final String JVM = System.getProperty("bench.jvm", "-Xmx192m -XX:+UseSerialGC");

    private final Process process;
    final String url;
    final Duration toReady;

    Program(Map<String, String> settings, int port, Path log, String jvm) throws Exception {
        url = "http://127.0.0.1:" + port;
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of((JVM + " " + jvm).trim().split(" ")));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        settings.forEach((name, value) ->
                builder.environment().put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().put("GRID_MEDIATION_LIMITS_PER_SECOND", "1000000");
        var start = System.nanoTime();
        process = builder.start();
        while (!isReady()) {
            if (!process.isAlive()) throw new IllegalStateException("The application ended: see " + log);
            Thread.sleep(10);
        }
        toReady = Duration.ofNanos(System.nanoTime() - start);
    }

    private boolean isReady() throws InterruptedException {
        try {
            var ready =
                    HttpRequest.newBuilder(URI.create(url + "/q/health/ready")).build();
            return HttpClient.newHttpClient()
                            .send(ready, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** CPU time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** @param line {@code VmRSS} or {@code VmHWM}, of Linux's /proc */
    long megabytes(String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(l -> l.startsWith(line + ":"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) process.destroyForcibly();
    }
}
