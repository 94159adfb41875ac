package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.gridmediation.access.Operation.Kind;
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

    /** RFC 9110, 12.5.1; what Java prints of an object is no answer. */
    @Test
    void everyAnswerIsInATypeThatIsDeclaredAndAccepted() throws Exception {
        var reads = Existing.all();
        assertThat(reads)
                .extracting(read -> read.operation().id())
                .contains("getDocument", "getCaseFile", "getStatistics", "getImportTemplate", "getImportErrors")
                .contains("downloadCsvExport", "downloadXlsxExport", "downloadNdjsonExport", "downloadAttachment")
                .contains("getDispute", "getMe", "listMembers", "getReport", "downloadReturnPdf");
        Api.each(reads, read -> {
            var types = read.types();
            var own = type(read.get(Map.of()));
            for (var nothing : List.of("", " ", ",", " , ")) mustBe(read, nothing, type -> type.equals(own));
            mustBe(read, "*/*", type -> type.equals(own));
            for (var type : types) {
                var range = type.split("/")[0] + "/*";
                for (var accept : List.of(
                        type,
                        type.toUpperCase(Locale.ROOT),
                        type + ";charset=utf-8",
                        "x, " + type,
                        type + ", */*",
                        type + ";q=0.5, */*;q=0.1, foo/bar")) {
                    // Of what is kept as it is, there is one form.
                    if (isKept(read))
                        mustBe(read, accept, given -> accept.contains("*/*") ? given.equals(own) : given.equals(type));
                    else mustBe(read, accept, given -> given.equals(type));
                }
                for (var accept : List.of(range, range + ";q=0.1, foo/bar", "foo/bar, " + range))
                    mustBe(
                            read,
                            accept,
                            given -> given.startsWith(range.substring(0, range.length() - 1)) && types.contains(given));
                mustBe(read, "*/*, " + type + ";q=0", given -> !given.equals(type) && types.contains(given));
            }
            for (var accept : List.of(
                    "foo/*", "*/*;q=0", "*/json", "garbage", "\"", "application/*;q=0, text/*;q=0, image/*;q=0"))
                if (read.get(Map.of("Accept", accept)).statusCode() != 406) faults.add(read + " takes " + accept);
        });
        assertThat(faults).isEmpty();
    }

    private static boolean isKept(Existing.Read read) {
        return read.operation().id().matches("download(Attachment|\\w+Export)");
    }

    private static String type(Response answer) {
        return String.valueOf(answer.contentType()).split(";")[0];
    }

    private void mustBe(Existing.Read read, String accept, Predicate<String> isRight) {
        for (var method : read.types().size() == 1 ? List.of("GET") : List.of("GET", "HEAD")) {
            var answer = read.request(method, Map.of("Accept", accept));
            // There may be none: of one type nothing else is given, and what is kept is in one type.
            var right = answer.statusCode() == 200
                    ? isRight.test(type(answer)) && !answer.asString().matches("(?s)[A-Z]\\w+\\[.*")
                    : answer.statusCode() == 406
                            && (isKept(read)
                                    || accept.contains(";q=0") && read.types().size() == 1);
            if (!right)
                faults.add(method + " " + read + " " + accept + ": " + answer.statusCode() + " " + type(answer));
        }
    }

    /** Whatever an operation answers with, its refusal is a problem. */
    @Test
    void aReadOfAnotherVersionIsRefusedByAProblem() throws Exception {
        var reads = Existing.all();
        Api.each(reads, read -> {
            for (var accept : read.types()) {
                var answer = read.get(Map.of("If-Match", "\"1x\"", "Accept", accept));
                var tagged = read.operation().policy().kind() == Kind.GET;
                if (tagged && answer.statusCode() == 406 && isKept(read)) continue;
                if (answer.statusCode() != (tagged ? 412 : 200)
                        || tagged && !Api.json(answer).path("code").asText().equals("VERSION_STALE"))
                    faults.add(read + " " + accept + ": " + answer.statusCode());
                var known = read.get(Map.of("If-None-Match", "*"));
                if (known.statusCode() != (tagged ? 304 : 200)
                        || tagged && !known.contentType().isEmpty())
                    faults.add(read + ": " + known.statusCode() + " " + known.header("Content-Type"));
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void anEmptyListInAHeaderSaysNothing() throws Exception {
        Api.each(Existing.all(), read -> {
            for (var header : List.of(
                    "Accept",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Accept-Charset",
                    "If-None-Match",
                    "If-Match",
                    "Range"))
                for (var empty : List.of("", " ")) {
                    var answer = read.get(Map.of(header, empty));
                    if (answer.statusCode() != 200) faults.add(read + " " + header + ": " + answer.statusCode());
                }
        });
        assertThat(faults).isEmpty();
    }

    /** What has no body has no coding either. */
    @Test
    void aCodingIsRefusedWhereABodyIsTaken() throws Exception {
        Api.each(Addressed.all(), operation -> {
            var answer = FuzzTest.raw(FuzzTest.account(operation.id()))
                    .header("Content-Encoding", "gzip")
                    .contentType(operation.type())
                    .request(operation.method(), operation.nobodys() + operation.query());
            FuzzTest.check(faults, operation.id(), answer);
            if (operation.described().has("requestBody") != (answer.statusCode() == 415))
                faults.add(operation.id() + ": " + answer.statusCode());
        });
        assertThat(faults).isEmpty();
    }
}
