package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every operation reads what the contract says of its body, and answers in what it says of its answer. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class MediaTypesTest {
    private static final List<String> NEVER = List.of(
            "application/merge-patch+json",
            "application/vnd.example+json",
            "application/problem+json",
            "application/jsonx",
            "application/*",
            "*/*",
            "text/json",
            "text/plain",
            "text/html",
            "multipart/form-data; boundary=a",
            "application/x-www-form-urlencoded");
    private static final List<String> CHARSETS =
            List.of("latin1", "ISO-8859-1", "utf-16", "UTF-16LE", "utf-7", "x", "");

    private static final List<String> TEXTS = List.of("application/json", "text/csv", "application/x-ndjson");

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aBodyOfATypeThatIsNotDeclaredIsRefused() throws Exception {
        Api.each(Addressed.all(), operation -> {
            var types = new ArrayList<String>();
            operation.described().at("/requestBody/content").fieldNames().forEachRemaining(types::add);
            if (types.isEmpty()) return;
            var refused = new ArrayList<>(NEVER);
            for (var type : types) {
                // A picture or a packed file has no charset, whatever is said.
                if (TEXTS.contains(type)) {
                    for (var charset : CHARSETS) refused.add(type + "; charset=" + charset);
                    refused.addAll(List.of(type + ";charset=\"utf-16\"", type + "; charset=utf-8; CHARSET=utf-16"));
                }
                refused.addAll(List.of(type + "," + type, type + "x", type + " " + type));
            }
            for (var type : refused) if (!is415(send(operation, type))) fault(operation, type, send(operation, type));
            for (var type : types)
                for (var more : List.of("", "; charset=utf-8", ";charset=UTF-8", ";Charset=\"Utf-8\"", " ; a=b", ";"))
                    for (var spelt : List.of(type + more, type.toUpperCase() + more)) {
                        var answer = send(operation, spelt);
                        if (is415(answer)) fault(operation, spelt, answer);
                    }
        });
        assertThat(faults).isEmpty();
    }

    private static Response send(Addressed operation, String type) {
        return FuzzTest.raw(FuzzTest.account(operation.id()))
                .contentType(type)
                .body(FuzzTest.bytes("{}"))
                .request(operation.method(), operation.nobodys());
    }

    private static boolean is415(Response answer) {
        return answer.statusCode() == 415
                && answer.header("Accept") != null
                && Api.json(answer).path("code").asText().equals("UNSUPPORTED_MEDIA_TYPE");
    }

    private void fault(Addressed operation, String type, Response answer) {
        faults.add(operation.id() + " " + type + ": " + answer.statusCode() + " " + answer.asString());
    }

    @Test
    void aTableMayBeInTheCharsetsThatAreRead() {
        for (var charset : List.of("gb18030", "GBK", "gb2312"))
            assertThat(is415(Api.as("demo-importer")
                            .contentType("text/csv; charset=" + charset)
                            .body(FuzzTest.bytes("a"))
                            .post("/v1/imports?kind=RESIDENTS&mode=VALIDATE")))
                    .as(charset)
                    .isFalse();
    }

    @Test
    void noAnswerIsGivenInATypeThatIsNotAcceptedOrAsAnother() throws Exception {
        Api.each(Addressed.all(), operation -> {
            if (!operation.method().equals("get")) return;
            for (var type : List.of(
                    "application/merge-patch+json",
                    "application/vnd.example+json",
                    "text/html, image/gif",
                    "application/jsonx",
                    "text/json")) {
                var answer = FuzzTest.raw(FuzzTest.account(operation.id()))
                        .header("Accept", type)
                        .get(operation.nobodys() + operation.query());
                if (answer.statusCode() != 406) fault(operation, type, answer);
            }
        });
        assertThat(faults).isEmpty();
    }
}
