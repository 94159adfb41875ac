package org.gridmediation;

import io.restassured.authentication.ExplicitNoAuthScheme;
import io.restassured.authentication.NoAuthScheme;
import io.restassured.builder.ResponseBuilder;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** Sends over connections that stay: REST Assured makes a client and a connection for each request, which was a good part of the tests' time. */
final class Transport {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Set<String> OWN = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        OWN.addAll(Set.of("Host", "Content-Length", "Connection"));
    }

    private Transport() {}

    /** What is out of the ordinary is left to REST Assured. */
    static Response send(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var body = body(request);
        var scheme = request.getAuthenticationScheme();
        if (body == null || !(scheme instanceof NoAuthScheme || scheme instanceof ExplicitNoAuthScheme))
            return context.next(request, expected);
        try {
            var sent = HttpRequest.newBuilder(URI.create(request.getURI())).method(request.getMethod(), body);
            if (request.getBody() == null && request.getMethod().equals("GET")) sent.GET();
            for (var header : request.getHeaders())
                if (!OWN.contains(header.getName())) sent.header(header.getName(), header.getValue());
            return response(CLIENT.send(sent.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IllegalArgumentException odd) {
            return context.next(request, expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher body(FilterableRequestSpecification request) {
        if (!request.getMultiPartParams().isEmpty() || !request.getFormParams().isEmpty()) return null;
        Object body = request.getBody();
        if (body == null) return HttpRequest.BodyPublishers.noBody();
        if (body instanceof String text) return HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8);
        if (body instanceof byte[] bytes) return HttpRequest.BodyPublishers.ofByteArray(bytes);
        return null;
    }

    private static Response response(HttpResponse<byte[]> answer) {
        var headers = new ArrayList<Header>();
        answer.headers().map().forEach((name, values) -> values.forEach(value -> headers.add(new Header(name, value))));
        return new ResponseBuilder()
                .setStatusCode(answer.statusCode())
                .setHeaders(new Headers(headers))
                .setContentType(answer.headers().firstValue("Content-Type").orElse(""))
                .setBody(plain(answer))
                .build();
    }

    private static byte[] plain(HttpResponse<byte[]> answer) {
        if (answer.body().length == 0
                || !answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) return answer.body();
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
