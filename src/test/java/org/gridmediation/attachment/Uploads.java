package org.gridmediation.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.specification.RequestSpecification;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.gridmediation.Api;
import org.gridmediation.Owner;
import org.gridmediation.content.Samples;

/** Sends files, and looks behind the API at where they lie. */
public final class Uploads {
    private Uploads() {}

    static RequestSpecification adding(String account, String mediaType, byte[] file) {
        return Api.as(account).contentType(mediaType).body(file);
    }

    /** @return the attachment's path */
    static String add(String account, String dispute, String kind, byte[] file) {
        return adding(account, "application/octet-stream", file)
                .post(dispute + "/attachments?kind=" + kind)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** A JPEG of this size; its picture is noise. */
    public static byte[] photo(int size) {
        var noise = new byte[size];
        new Random(size).nextBytes(noise);
        for (int i = 0; i < size; i++) if (noise[i] == (byte) 0xff) noise[i] = 0;
        var start = Samples.ascii("\u00ff\u00d8\u00ff\u00da\0\10\1\1\0\0\u003f\0");
        System.arraycopy(start, 0, noise, 0, start.length);
        noise[size - 2] = (byte) 0xff;
        noise[size - 1] = (byte) 0xd9;
        return noise;
    }

    static Path folder() {
        return Path.of(ConfigProvider.getConfig().getValue("grid-mediation.storage.directory", String.class));
    }

    /** Every content that lies in the storage. */
    static Set<Path> kept() {
        if (!Files.exists(folder())) return Set.of();
        try (var all = Files.walk(folder())) {
            return all.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the content of an attachment lies, as its row says. */
    static Path of(String attachment) throws SQLException {
        return folder().resolve(asOwner("select content from attachment where id = '" + id(attachment) + "'"));
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether no file of a request lies about, once its answer is given. */
    static void awaitNothingTemporary() throws InterruptedException {
        var folder = ConfigProvider.getConfig().getValue("grid-mediation.storage.incoming", File.class);
        await(() -> temporary(folder.toPath()).isEmpty());
    }

    /** The program's own folder and its lock stay as long as it runs. */
    private static List<Path> temporary(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.walk(folder)) {
            return all.filter(f -> Files.isRegularFile(f) && !f.toString().endsWith(".lock"))
                    .toList();
        } catch (IOException | UncheckedIOException gone) {
            // A file went away while it was looked at: look again.
            return List.of(folder);
        }
    }

    /** @return the first value of the last statement's first row */
    static String asOwner(String... statements) throws SQLException {
        try (var connection = Owner.connect();
                var statement = connection.createStatement()) {
            String value = null;
            for (var sql : statements)
                if (statement.execute(sql))
                    try (var row = statement.getResultSet()) {
                        value = row.next() ? row.getString(1) : null;
                    }
            return value;
        }
    }

    /** What is answered when a length is announced and nothing is sent yet. */
    static String announced(URI address, long length) throws IOException {
        try (var socket = new Socket("127.0.0.1", address.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(Samples.ascii("POST " + address.getRawPath() + "?" + address.getRawQuery()
                            + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Api.token("lin")
                            + "\r\nContent-Type: image/jpeg\r\nContent-Length: " + length + "\r\n\r\n"));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void await(BooleanSupplier wanted) throws InterruptedException {
        for (int i = 0; i < 150 && !wanted.getAsBoolean(); i++) Thread.sleep(100);
        assertThat(wanted.getAsBoolean()).isTrue();
    }
}
