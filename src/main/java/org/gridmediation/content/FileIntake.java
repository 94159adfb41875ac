package org.gridmediation.content;

import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmediation.http.BodyPace;
import org.gridmediation.http.LimitSettings;
import org.gridmediation.http.Problem;

/** Takes a file in while it comes: measures it, tells by its first bytes what it is, and writes down of it what may stay. */
@RequestScoped
public class FileIntake {
    @Inject
    LimitSettings limits;

    @Inject
    IncomingFolder incoming;

    @Inject
    BodyPace bodyPace;

    private Path file;

    public Upload take(InputStream body, MediaType declared, String key) {
        try {
            var sent = new HashingInput(body, limits.attachment().asLongValue(), bodyPace);
            var in = new FileSource(sent);
            var head = in.head();
            if (head.length == 0) throw Problem.INVALID_BODY.at("", "BODY_MISSING");
            var format = format(Format.sniff(head), declared);
            file = incoming.file();
            var kept = new HashingOutput(Files.newOutputStream(file));
            try (var out = new DataOutputStream(new BufferedOutputStream(kept, 1 << 16))) {
                format.copy(in, out);
            }
            in.skipAll();
            if (Archive.endsIn(file)) throw Problem.FILE_TYPE_REFUSED.exception(format.mediaType + "; application/zip");
            return new Upload(format, kept.size(), kept.digest(), sent.size(), sent.digest(), key, file);
        } catch (IOException cutOff) {
            throw Problem.BAD_REQUEST.exception();
        }
    }

    /** A file that is only read by us, as it comes: no more than this of it. */
    public Raw takeRaw(InputStream body, long most) {
        try {
            var sent = new HashingInput(body, most, bodyPace);
            file = incoming.file();
            try (var kept = new HashingOutput(Files.newOutputStream(file))) {
                sent.transferTo(kept);
            }
            if (sent.size() == 0) throw Problem.INVALID_BODY.at("", "BODY_MISSING");
            return new Raw(sent.size(), sent.digest(), file);
        } catch (IOException cutOff) {
            throw Problem.BAD_REQUEST.exception();
        }
    }

    /** @param digest SHA-256 */
    public record Raw(long size, String digest, Path file) {}

    private static Format format(String found, MediaType declared) {
        var format = Format.of(found).orElseThrow(() -> Problem.FILE_TYPE_REFUSED.exception(found));
        if (declared == null || declared.isCompatible(MediaType.APPLICATION_OCTET_STREAM_TYPE)) return format;
        var said = declared.getType() + "/" + declared.getSubtype();
        if (!format.isCalled(said)) throw Problem.FILE_TYPE_MISMATCH.exception(said, format.mediaType);
        return format;
    }

    @PreDestroy
    void forget() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            if (file != null) Files.deleteIfExists(file);
        } catch (IOException e) {
            Log.warnf(
                    "a temporary file stays until the next start: %s",
                    e.getClass().getSimpleName());
        }
    }
}
