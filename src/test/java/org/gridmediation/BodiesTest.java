package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a body may hold, and what is said of one that holds too much. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class BodiesTest {
    private static Response send(String body) {
        return Api.as("lin").body(body).post("/v1/disputes");
    }

    private static JsonNode refused(String body) {
        var answer = send(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        return Api.json(answer);
    }

    private static List<String> pointers(String body) {
        return refused(body).path("errors").findValuesAsText("pointer");
    }

    @Test
    void anUnknownFieldIsPointedAtWhateverItHolds() {
        assertThat(pointers("{\"foo\":[1,2,3]}")).contains("/foo").noneMatch(p -> p.startsWith("/foo/"));
        assertThat(pointers("{\"foo\":{\"a\":1}}")).contains("/foo").noneMatch(p -> p.startsWith("/foo/"));
        assertThat(pointers("{\"foo\":{\"a\":{\"b\":[1,{\"c\":2}]}}}"))
                .contains("/foo")
                .noneMatch(p -> p.startsWith("/foo/"));
        assertThat(pointers("{\"parties\":[{\"foo\":[1]}]}"))
                .contains("/parties/0/foo")
                .noneMatch(p -> p.startsWith("/parties/0/foo/"));
        assertThat(pointers("{\"parties\":[{\"name\":\"a\"},{\"foo\":{}}]}")).contains("/parties/1/foo");
        assertThat(pointers("{\"foo\":7,\"b~/r\":null}")).contains("/foo", "/b~0~1r");
    }

    /** Which of the two was meant, nobody knows. */
    @Test
    void aKeyThatStandsTwiceIsPointedAtAtEveryDepth() {
        for (var body : List.of(
                "{\"title\":\"a\",\"title\":\"b\"} /title",
                "{\"title\":\"a\",\"ti\\u0074le\":\"b\"} /title",
                "{\"parties\":[{},{\"name\":\"a\",\"kind\":\"PERSON\",\"name\":\"b\"}]} /parties/1/name",
                "{\"parties\":[{\"agent\":{\"name\":\"a\",\"name\":1}}]} /parties/0/agent/name",
                "{\"foo\":{\"a\":{\"b~/\":1,\"b~/\":2}}} /foo/a/b~0~1",
                "{\"title\":\"a\",\"place\":\"b\",\"title\":\"c\",\"place\":\"d\"} /place /title")) {
            var parts = body.split(" /");
            var errors = refused(parts[0]).path("errors");
            for (int i = 1; i < parts.length; i++) {
                var pointer = "/" + parts[i];
                assertThat(errors)
                        .as(body)
                        .anyMatch(e -> e.path("pointer").asText().equals(pointer)
                                && e.path("code").asText().equals("KEY_REPEATED"));
            }
            assertThat(errors.findValuesAsText("code")).doesNotContain("NOT_JSON", "WRONG_FORMAT");
        }
        for (var broken : List.of("{\"title\":\"a\",\"title\":\"b\"", "{\"title\":1,\"title\":2}]"))
            assertThat(refused(broken).path("errors").findValuesAsText("code")).contains("NOT_JSON");
    }

    /** As many as an answer lists, however long the name of what they stand in: the tests' heap would not hold them all. */
    @Test
    void onlySomeOfVeryManyRepeatedKeysAreKept() {
        var body = "{\"" + "x".repeat(49_000) + "\":{" + "\"a\":1,".repeat(100_000) + "\"a\":1}}";
        var errors = refused(body).path("errors");
        assertThat(errors).hasSize(100);
        assertThat(errors.findValuesAsText("code")).containsOnly("KEY_REPEATED");
    }

    /** A name that is too long to be given back is told by the object in which it stands. */
    @Test
    void aPointerIsNoLongerThanTheContractSays() {
        assertThat(pointers("{\"parties\":[{\"" + "f".repeat(600) + "\":1}]}")).contains("/parties/0");
    }

    @Test
    void aValueOfTheWrongTypeIsPointedAtWhateverItHolds() {
        assertThat(pointers("{\"title\":[1,2,3]}")).contains("/title").noneMatch(p -> p.startsWith("/title/"));
        assertThat(pointers("{\"title\":{\"a\":1}}")).contains("/title").noneMatch(p -> p.startsWith("/title/"));
        assertThat(pointers("{\"urgency\":[[]]}")).contains("/urgency").noneMatch(p -> p.startsWith("/urgency/"));
        assertThat(pointers("{\"parties\":[[{}]]}")).contains("/parties/0");
        assertThat(pointers("{\"tags\":[[\"a\"]]}")).contains("/tags/0");
        assertThat(pointers("{\"peopleInvolved\":{\"a\":[]}}")).contains("/peopleInvolved");
    }

    /** As the contract writes days, times, ids and words; what a reader could guess from another spelling is a guess. */
    @Test
    void aValueIsWrittenInItsOneForm() {
        var dispute = Body.dispute(Given.GRID);
        for (var time : List.of(
                "1795946400",
                "1795946400.5",
                "2026-11-28T24:00:00Z",
                "2026-11-28T23:59:60Z",
                " 2026-11-28T10:00:00Z",
                "2026-11-28T10:00:00Z ",
                "2026-11-28T10:00:00+0800",
                "2026-11-28T10:00Z",
                "2026-11-28"))
            assertThat(pointers(dispute.and("/reportedAt", time).json()))
                    .as(time)
                    .containsExactly("/reportedAt");
        var party = "{\"parties\":[{\"role\":\"APPLICANT\",\"kind\":\"PERSON\",\"name\":\"示例甲\",\"%s\":\"%s\"}]}";
        for (var day :
                List.of("1990-03-06T16:00:00.000Z", "1990-03-06T16:00:00Z", " 1990-03-07", "1990-03-07 ", "1990-3-7"))
            assertThat(pointers(party.formatted("birthDate", day))).as(day).contains("/parties/0/birthDate");
        for (var id : List.of(
                "AAAAAAAAcACABgAAAAAAFg==",
                "01900000-0000-7000-8000-000000000000 ",
                "01900000000070008000000000000000"))
            assertThat(pointers(party.formatted("residentId", id))).as(id).contains("/parties/0/residentId");
        for (var word : List.of(" NORMAL", "NORMAL ", "normal", "1"))
            assertThat(pointers(dispute.with("/urgency", word).json())).as(word).contains("/urgency");
    }

    /** In CPU time of this process, so that a busy machine does not matter; alone it is a few milliseconds. */
    @Test
    void aListThatIsTooLongCostsNothingWhateverItsElements() {
        send("{\"parties\":[{}]}");
        for (var element : List.of("{}", "[]", "1", "null", "\"\"", "{\"a\":1}", "{\"role\":[[]]}"))
            for (int length : new int[] {51, 8_000, Math.min(300_000, 1_000_000 / (element.length() + 1))}) {
                var body = "{\"parties\":[" + String.join(",", Collections.nCopies(length, element)) + "]}";
                var begin = cpu();
                var answer = send(body);
                assertThat(cpu() - begin).as(length + " times " + element).isLessThan(1_000_000_000L);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.asByteArray().length).isLessThan(50_000);
                var errors = Api.json(answer).path("errors");
                assertThat(errors.size()).isLessThanOrEqualTo(100);
                assertThat(errors)
                        .as(length + " times " + element)
                        .anyMatch(e -> e.path("pointer").asText().equals("/parties")
                                        && e.path("code").asText().equals("SIZE")
                                || errors.size() == 100);
            }
    }

    @Test
    void ofManyErrorsAHundredAreListedAndTheOthersCounted() {
        var fields =
                IntStream.range(0, 60_000).mapToObj(i -> "\"f" + i + "\":0").collect(Collectors.joining(",", "{", "}"));
        var begin = cpu();
        var problem = refused(fields);
        assertThat(cpu() - begin).isLessThan(1_500_000_000L);
        assertThat(problem.path("errors").size()).isEqualTo(100);
        assertThat(problem.path("more").asInt()).isBetween(59_900, 60_000);
        assertThat(refused("{}").has("more")).isFalse();
    }

    @Test
    void fiftyEmptyPartiesAreEachToldWhatTheyLack() {
        var problem = refused("{\"parties\":[" + String.join(",", Collections.nCopies(50, "{}")) + "]}");
        assertThat(problem.path("errors").size()).isEqualTo(100);
        assertThat(problem.path("more").asInt()).isPositive();
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    @Test
    void lengthsAreCountedInCharacters() {
        var good = Body.dispute("440103009106001");
        Api.as("lin")
                .body(good.with("/title", "𠮷".repeat(100)).json())
                .post("/v1/disputes")
                .then()
                .statusCode(201);
        assertThat(pointers(good.with("/title", "𠮷".repeat(101)).json())).containsExactly("/title");
        Api.as("lin")
                .queryParam("text", "𠮷".repeat(50))
                .get("/v1/disputes")
                .then()
                .statusCode(200);
        Api.as("lin")
                .queryParam("text", "𠮷".repeat(51))
                .get("/v1/disputes")
                .then()
                .statusCode(400);
        Api.as("lin").queryParam("text", "𠮷").get("/v1/disputes").then().statusCode(400);
    }

    @Test
    void noBodyIsToldSoAtOnce() {
        for (var empty : List.of("", " ", "\n"))
            assertThat(refused(empty).at("/errors/0/code").asText()).isEqualTo("BODY_MISSING");
        var none = Api.as("lin").post("/v1/disputes");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(Api.json(none).at("/errors/0/code").asText()).isEqualTo("BODY_MISSING");
    }

    /** RFC 8259, 8.1; a second spelling of a character passes what looks for the first. */
    @Test
    void jsonIsUtf8InTheOneSpellingOfEachCharacter() {
        var dispute = Api.newDispute(Given.GRID);
        var parts = dispute.split("浴室强光扰民", 2);
        for (var title : List.of(
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xe0, (byte) 0x80, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xe6, (byte) 0xb5})) {
            var body = new ByteArrayOutputStream();
            body.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
            body.writeBytes(title);
            body.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
            assertNotJson(body.toByteArray());
        }
        for (var other : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16))
            assertNotJson(dispute.getBytes(other));
        assertThat(post(("\uFEFF" + dispute).getBytes(StandardCharsets.UTF_8)).statusCode())
                .isEqualTo(201);
    }

    private static Response post(byte[] body) {
        return Api.as("lin").contentType("application/json").body(body).post("/v1/disputes");
    }

    private static void assertNotJson(byte[] body) {
        var answer = post(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.json(answer).at("/errors/0/code").asText()).isEqualTo("NOT_JSON");
    }

    /** It is JSON, and too much of it. */
    @Test
    void whatIsBeyondALimitIsNotCalledBroken() {
        var much = new LinkedHashMap<String, String>();
        much.put("{\"title\":\"a\",\"peopleInvolved\":" + "9".repeat(5000) + "}", "/peopleInvolved SIZE");
        much.put("{\"parties\":[{\"name\":" + "9".repeat(5000) + "}]}", "/parties/0/name SIZE");
        much.put("{\"parties\":[{\"name\":\"a\",\"" + "k".repeat(200_000) + "\":1}]}", "/parties/0 SIZE");
        much.put("{\"title\":\"" + "t".repeat(250_000) + "\"}", "/title SIZE");
        much.put("[".repeat(5000) + "]".repeat(5000), "TOO_DEEP");
        much.put("{\"a\":".repeat(5000) + "1" + "}".repeat(5000), "TOO_DEEP");
        much.forEach((body, expected) -> assertThat(refused(body).path("errors"))
                .as(expected)
                .anyMatch(
                        e -> (e.path("pointer").asText() + " " + e.path("code").asText()).endsWith(expected))
                .noneMatch(e -> e.path("code").asText().equals("NOT_JSON")));
        for (var more : List.of("}trailing", "{}", " x", "1"))
            assertThat(refused("{\"title\":\"a\"}" + more).path("errors").findValuesAsText("code"))
                    .as(more)
                    .contains("NOT_JSON")
                    .doesNotContain("WRONG_FORMAT");
    }

    /** JSON Schema has one kind of number, and 3.0 is an integer. */
    @Test
    void aWholeNumberMayBeWrittenWithAPoint() {
        for (var whole : List.of("30", "30.0", "3e1", "3.0E+1", "300e-1"))
            Api.post("lin", "/v1/disputes", numbers(whole, whole))
                    .statusCode(201)
                    .body("peopleInvolved", equalTo(30))
                    .body("amountClaimed", equalTo(30));
        for (var other : List.of("30.5", "0.35e1", "1e400", "1e-400", "1e999999999", "92233720368547758070.0"))
            Api.post("lin", "/v1/disputes", numbers(other, "30"))
                    .statusCode(400)
                    .body("code", equalTo("INVALID_BODY"))
                    .body("errors.pointer", hasItem("/peopleInvolved"));
        Api.post("lin", "/v1/disputes", numbers("2", "9223372036854775808.0"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/amountClaimed"));
    }

    /** As they are written here. */
    private static Body numbers(String people, String amount) {
        return Body.dispute("440103009106001")
                .and("/peopleInvolved", new RawValue(people))
                .and("/amountClaimed", new RawValue(amount));
    }
}
