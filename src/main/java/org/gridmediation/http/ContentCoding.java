package org.gridmediation.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Whether an answer is compressed. We do it ourselves, because a proxy that did would have to weaken or change the ETag, and the next change
 * would be refused; what is compressed already it leaves alone.
 */
final class ContentCoding {
    private ContentCoding() {}

    /** As the server's compressor decides it. */
    static boolean isAccepted(RoutingContext context) {
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
        var etag = headers.get(HttpHeaders.ETAG);
        if (etag == null) return;
        var coded = context.response().getStatusCode() == 304
                ? known(context).contains(EntityTags.CODED)
                : headers.get(HttpHeaders.CONTENT_ENCODING) == null && isAccepted(context);
        if (coded) headers.set(HttpHeaders.ETAG, EntityTags.coded(etag));
    }

    private static String known(RoutingContext context) {
        var known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        return known == null ? "" : known;
    }
}
