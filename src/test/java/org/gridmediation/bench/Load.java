package org.gridmediation.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The load generator: vegeta, as fast as a number of connections lets it. */
class Load {
    private static final String VERSION = "v12.13.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Path vegeta;

    /** @param p50 milliseconds, as {@code p99} */
    record Figures(double perSecond, double p50, double p99, String statuses) {}

    Load(Path folder) throws Exception {
        this.folder = folder;
        vegeta = folder.resolve("vegeta");
        if (Files.exists(vegeta)) return;
        var install = new ProcessBuilder("go", "install", "github.com/tsenart/vegeta/v12@" + VERSION).inheritIO();
        install.environment().put("GOBIN", folder.toAbsolutePath().toString());
        try {
            if (install.start().waitFor() != 0) throw new IllegalStateException("vegeta was not built");
        } catch (IOException noGo) {
            throw new IllegalStateException(
                    "The load generator, vegeta, is built with Go 1.22 or newer: install Go from go.dev.");
        }
    }

    static String target(String method, String url, String token, Map<String, String> headers, String body) {
        var all = new LinkedHashMap<String, List<String>>();
        all.put("Authorization", List.of("Bearer " + token));
        all.put("Content-Type", List.of("application/json"));
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        var target = new LinkedHashMap<String, Object>(Map.of("method", method, "url", url, "header", all));
        if (body != null)
            target.put(
                    "body", Base64.getEncoder().encodeToString(body.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return JSON.valueToTree(target).toString();
    }

    Figures run(List<String> targets, int connections, int seconds) throws Exception {
        var file = Files.write(folder.resolve("targets.json"), targets);
        var results = folder.resolve("results.bin");
        run(
                results,
                List.of(
                        vegeta.toString(),
                        "attack",
                        "-format=json",
                        "-rate=0",
                        "-workers=" + connections,
                        "-max-workers=" + connections,
                        "-connections=" + connections,
                        "-duration=" + seconds + "s",
                        "-timeout=30s",
                        "-targets=" + file));
        var report = folder.resolve("report.json");
        run(report, List.of(vegeta.toString(), "report", "-type=json", results.toString()));
        var json = JSON.readTree(report.toFile());
        return new Figures(
                json.get("throughput").asDouble(),
                json.at("/latencies/50th").asDouble() / 1e6,
                json.at("/latencies/99th").asDouble() / 1e6,
                json.get("status_codes").toString());
    }

    private static void run(Path output, List<String> command) throws Exception {
        var process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) throw new IllegalStateException("vegeta ended with " + process.exitValue());
    }
}
