package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** RFC 9110, 9.3.2: HEAD is answered as GET is, up to the body, by every operation. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class HeadsTest {
    /** Of each answer their own: that they are there is enough. */
    private static final Set<String> OWN = Set.of("date", "request-id", "ratelimit");

    /** A workbook is drawn anew for each request until its return is locked, and its ZIP says when. */
    private static final Map<String, Set<String>> DRAWN = Map.of("downloadReturnXlsx", Set.of("etag", "repr-digest"));

    private final List<String> faults = new ArrayList<>();

    @Test
    void headHasTheHeadOfGet() {
        assertThat(Existing.all()).hasSizeGreaterThan(60);
        for (var read : Existing.all())
            for (var coding : List.of("identity", "gzip"))
                for (var more :
                        List.of(Map.<String, String>of(), Map.of("If-None-Match", "*"), Map.of("Accept", "x/y")))
                    compare(read, coding, more);
        assertThat(faults).isEmpty();
    }

    private void compare(Existing.Read read, String coding, Map<String, String> more) {
        var headers = new TreeMap<>(more);
        headers.put("Accept-Encoding", coding);
        var get = read.request("GET", headers);
        var head = read.request("HEAD", headers);
        var what = read + " " + headers + " ";
        if (head.statusCode() != get.statusCode())
            faults.add(what + head.statusCode() + " instead of " + get.statusCode());
        if (head.asByteArray().length > 0) faults.add(what + "has a body");
        var expected = headers(get);
        var found = headers(head);
        // A body of a length that is not known before it is written has none in its head.
        if (coding.equals("gzip") || !expected.containsKey("content-length"))
            for (var length : List.of("content-length", "transfer-encoding")) {
                expected.remove(length);
                found.remove(length);
            }
        for (var own : DRAWN.getOrDefault(read.operation().id(), Set.of()))
            if (expected.containsKey(own) && found.containsKey(own)) expected.put(own, found.get(own));
        if (!found.equals(expected)) faults.add(what + found + " instead of " + expected);
    }

    private static Map<String, List<String>> headers(Response answer) {
        return answer.headers().asList().stream()
                .collect(Collectors.groupingBy(
                        header -> header.getName().toLowerCase(),
                        TreeMap::new,
                        Collectors.mapping(HeadsTest::value, Collectors.toList())));
    }

    private static String value(Header header) {
        return OWN.contains(header.getName().toLowerCase()) ? "some" : header.getValue();
    }
}
