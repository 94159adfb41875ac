package org.gridmediation.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.stream.Stream;

/**
 * Whether an answer is compressed. We do it ourselves, because a proxy that did would have to weaken or change the ETag, and the next change
 * would be refused; what is compressed already it leaves alone.
 */
final class ContentCoding {
    private ContentCoding() {}

    /** As the server's compressor decides it. */
    static boolean isAccepted(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_1_0) return false;
        double gzip = -1;
        double other = 0;
        for (var coding : String.join(",", context.request().headers().getAll(HttpHeaders.ACCEPT_ENCODING))
                .split(",")) {
            var parts = coding.strip().split("\\s*;\\s*q\\s*=\\s*", 2);
            var weight = parts.length == 1 ? 1 : weight(parts[1]);
            if (parts[0].equals("gzip") || parts[0].equals("x-gzip")) gzip = Math.max(gzip, weight);
            if (parts[0].equals("*")) other = weight;
        }
        return gzip > 0 || gzip < 0 && other > 0;
    }

    /** Whether a body is said to be coded. It is taken as it is, and what is compressed within it is a matter of its type. */
    static boolean isApplied(MultiMap headers) {
        return Stream.of(String.join(",", headers.getAll(HttpHeaders.CONTENT_ENCODING))
                        .split(","))
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity"));
    }

    private static double weight(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException garbage) {
            return 0;
        }
    }

    /** At the end of the headers: what goes out compressed is another representation, and has another tag. */
    static void mark(RoutingContext context) {
        var headers = context.response().headers();
        var unchanged = context.response().getStatusCode() == 304;
        var coded = unchanged
                ? known(context).contains(EntityTags.CODED)
                : headers.get(HttpHeaders.CONTENT_ENCODING) == null && isAccepted(context);
        var etag = headers.get(HttpHeaders.ETAG);
        if (coded && etag != null) headers.set(HttpHeaders.ETAG, EntityTags.coded(etag));
        if (context.request().method() == HttpMethod.HEAD && !unchanged) markHead(headers, coded);
    }

    /** The compressor leaves an answer to HEAD alone, whose head is all the same the one of the whole (RFC 9110, 9.3.2). */
    private static void markHead(MultiMap headers, boolean coded) {
        if (coded && headers.contains(HttpHeaders.CONTENT_TYPE))
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip").remove(HttpHeaders.CONTENT_LENGTH);
        else if (HttpHeaders.IDENTITY.toString().equals(headers.get(HttpHeaders.CONTENT_ENCODING)))
            headers.remove(HttpHeaders.CONTENT_ENCODING);
    }

    private static String known(RoutingContext context) {
        return String.join(",", context.request().headers().getAll(HttpHeaders.IF_NONE_MATCH));
    }
}
