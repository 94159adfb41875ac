package org.gridmediation.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.buffer.Unpooled;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.buffer.impl.BufferImpl;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The contract as it is served, at /q/openapi: in two formats, each once in memory however many read it, compressed once. */
@ApplicationScoped
class PublishedContract {
    private static final String HOME = "/q/openapi";
    private static final Map<String, Format> ENDINGS =
            Map.of(".json", Format.JSON, ".yaml", Format.YAML, ".yml", Format.YAML);

    @Inject
    OpenApiDocumentService documents;

    @Inject
    ObjectMapper mapper;

    @Inject
    Refusals refusals;

    private final Map<Format, Copy> copies = new EnumMap<>(Format.class);

    /** Outside the heap, so that a connection writes from it without a copy of its own. */
    private record Copy(String etag, Buffer plain, Buffer compressed) {
        static Copy of(byte[] document) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(document);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Copy(etag(document), shared(document), shared(compressed.toByteArray()));
        }

        private static Buffer shared(byte[] bytes) {
            return BufferImpl.buffer(Unpooled.unreleasableBuffer(
                    Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly()));
        }

        private static String etag(byte[] document) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(document);
                return "\"" + HexFormat.of().formatHex(hash, 0, 16) + "\"";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::pass, 270);
    }

    private void pass(RoutingContext context) {
        var path = context.normalizedPath();
        var ending = path.startsWith(HOME) ? path.substring(HOME.length()) : null;
        if (ending == null || !ending.isEmpty() && !ENDINGS.containsKey(ending)) context.next();
        else serve(context, format(context, ending));
    }

    private static Format format(RoutingContext context, String ending) {
        if (!ending.isEmpty()) return ENDINGS.get(ending);
        var asked = context.queryParams().get("format");
        var preferred = Acceptance.of(context.request().headers().getAll(HttpHeaders.ACCEPT))
                .best(List.of(Format.YAML.getMimeType(), Format.JSON.getMimeType()));
        return "json".equalsIgnoreCase(asked)
                        || asked == null && preferred.equals(Optional.of(Format.JSON.getMimeType()))
                ? Format.JSON
                : Format.YAML;
    }

    private void serve(RoutingContext context, Format format) {
        var copy = copy(format);
        var coded = ContentCoding.isAccepted(context);
        var etag = coded ? EntityTags.coded(copy.etag) : copy.etag;
        var response = context.response()
                .putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
        var headers = context.request().headers();
        try {
            var seen = EntityTags.of(headers.getAll(HttpHeaders.IF_MATCH), "If-Match");
            var known = EntityTags.of(headers.getAll(HttpHeaders.IF_NONE_MATCH), "If-None-Match");
            if (seen.isPresent() && !seen.get().matchShown(etag)) {
                refusals.answer(context, Problem.VERSION_STALE);
                return;
            }
            if (known.isPresent() && known.get().know(etag)) {
                response.setStatusCode(304).end();
                return;
            }
        } catch (FaultyRequest garbage) {
            refusals.answer(context, garbage);
            return;
        }
        var body = coded ? copy.compressed : copy.plain;
        response.putHeader(HttpHeaders.CONTENT_TYPE, format.getMimeType() + ";charset=UTF-8")
                .putHeader(HttpHeaders.CONTENT_ENCODING, coded ? "gzip" : "identity")
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length()));
        if (context.request().method() == HttpMethod.HEAD) response.end();
        else response.end(body);
    }

    private synchronized Copy copy(Format format) {
        return copies.computeIfAbsent(format, f -> Copy.of(document(f)));
    }

    private byte[] document(Format format) {
        return documents.getDocument(OpenApiConstants.DEFAULT_DOCUMENT_NAME, format);
    }

    JsonNode paths() {
        try {
            return mapper.readTree(document(Format.JSON)).path("paths");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
