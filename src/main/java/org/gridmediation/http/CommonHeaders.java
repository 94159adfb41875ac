package org.gridmediation.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The headers that every answer carries, whichever layer gives it. */
@ApplicationScoped
class CommonHeaders {
    private static final String REQUEST_ID = "Request-Id";
    /** IMF-fixdate of RFC 9110; Java's own RFC 1123 writes a day of one digit. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final Pattern ONE_DIGIT = Pattern.compile(", (\\d) ");

    void register(@Observes Filters filters) {
        filters.register(this::add, 1100);
    }

    private void add(RoutingContext context) {
        requestId(context);
        context.addHeadersEndHandler(sending -> {
            ContentCoding.mark(context);
            for (var name : List.of(HttpHeaders.DATE, HttpHeaders.LAST_MODIFIED)) {
                var date = context.response().headers().get(name);
                if (date != null) context.response().headers().set(name, fixed(date));
            }
            // What is not sent has neither a type nor a coding.
            if (context.response().getStatusCode() == 304)
                context.response().headers().remove(HttpHeaders.CONTENT_TYPE).remove(HttpHeaders.CONTENT_ENCODING);
        });
        Head.isWhole(context, ResponseDelivery.channel(context));
        context.next();
    }

    /** Whoever serves files writes a day of one digit. */
    static String fixed(String date) {
        return ONE_DIGIT.matcher(date).replaceFirst(", 0$1 ");
    }

    /** @return the request's id */
    static String add(HttpServerResponse response) {
        var id = UUID.randomUUID().toString();
        response.putHeader(REQUEST_ID, id)
                .putHeader(HttpHeaders.DATE, DATE.format(Days.now().atOffset(ZoneOffset.UTC)))
                .putHeader(HttpHeaders.VARY, "Origin, Accept, Accept-Language, Accept-Encoding");
        return id;
    }

    /** With what is refused before it comes here, they are added then. */
    static String requestId(RoutingContext context) {
        String id = context.get(REQUEST_ID);
        if (id == null) context.put(REQUEST_ID, id = add(context.response()));
        return id;
    }
}
