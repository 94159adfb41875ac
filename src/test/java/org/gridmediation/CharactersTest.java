package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no text may hold is refused at its place, in every text of every body; what people write is kept as they wrote it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class CharactersTest {
    /** As they stand in JSON, each with the code that a free text gets. */
    private static final Map<String, String> BAD = Map.of(
            "示例\ufffd文字", "TEXT_CHARACTERS",
            "示例\\ud842文字", "TEXT_CHARACTERS",
            "示例\\udfb7", "TEXT_CHARACTERS",
            "示例\uffff文字", "TEXT_CHARACTERS",
            "示例\\ud83f\\udffe文字", "TEXT_CHARACTERS",
            "示例\u0085文字", "TEXT_CHARACTERS",
            "示例\\u001b文字", "TEXT_CHARACTERS",
            "示例\u202e文字", "INVISIBLE_CHARACTER",
            "\u200b\u3000\u2060\ufe0f", "NOT_BLANK",
            "\\u00a0 \\t", "NOT_BLANK");

    /** Under which a body names a person. */
    private static final Set<String> NAMES = Set.of("name", "guardianName", "askedName", "recorder", "representative");

    /** Whose `name` is that of a grid, an office, a program or a day. */
    private static final Pattern OF_THINGS =
            Pattern.compile(".*(Area|Grid|Organization|Client|Webhook|Holidays|Calendar|Succession).*");

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    @Test
    void inEveryTextOfEveryBody() throws Exception {
        Api.each(Addressed.all(), operation -> {
            var example = operation.example();
            if (example == null) return;
            var places = new TreeSet<String>();
            texts(example, "", places);
            ContractFilter.resolve(operation.described().at("/requestBody/content/application~1json/schema"))
                    .path("properties")
                    .properties()
                    .stream()
                    .filter(p -> ContractFilter.resolve(p.getValue())
                            .path("type")
                            .toString()
                            .contains("string"))
                    .forEach(p -> places.add("/" + p.getKey()));
            for (var place : places)
                for (var bad : BAD.keySet()) {
                    var body = example.deepCopy();
                    put(body, JsonPointer.compile(place), bad);
                    var answer = FuzzTest.raw(FuzzTest.account(operation.id()))
                            .body(FuzzTest.bytes(body.toString()))
                            .request(operation.method(), operation.nobodys());
                    if (answer.statusCode() != 400
                            || Api.json(answer).path("errors").findValuesAsText("pointer").stream()
                                    .noneMatch(place::startsWith))
                        faults.add(operation.id() + " " + place + " " + bad + ": " + answer.statusCode());
                }
        });
        assertThat(faults).isEmpty();
    }

    /** A phone number for a name would stand on paper and in lists where nobody expects one. */
    @Test
    void aPersonsNameIsNoNumber() throws Exception {
        var named = Collections.synchronizedSet(new TreeSet<String>());
        Api.each(Addressed.all(), operation -> {
            if (operation.example() == null || OF_THINGS.matcher(operation.id()).matches()) return;
            var places = new TreeSet<String>();
            texts(operation.example(), "", places);
            for (var place : places) {
                if (!NAMES.contains(place.substring(place.lastIndexOf('/') + 1))) continue;
                named.add(operation.id() + place);
                var body = operation.example().deepCopy();
                put(body, JsonPointer.compile(place), "13800138000");
                var answer = FuzzTest.raw(FuzzTest.account(operation.id()))
                        .body(FuzzTest.bytes(body.toString()))
                        .request(operation.method(), operation.nobodys());
                var errors = Api.json(answer).path("errors");
                if (!errors.findValuesAsText("pointer").contains(place)
                        || !errors.findValuesAsText("code").contains("NUMBER_IN_TEXT"))
                    faults.add(operation.id() + " " + place + ": " + answer.statusCode() + " " + errors);
            }
        });
        assertThat(faults).isEmpty();
        assertThat(named)
                .contains(
                        "registerDispute/parties/0/name",
                        "registerResident/name",
                        "addRepresentative/name",
                        "createStaff/name");
    }

    private static void texts(JsonNode part, String place, TreeSet<String> found) {
        if (part.isTextual()) found.add(place);
        part.properties().forEach(field -> texts(field.getValue(), place + "/" + field.getKey(), found));
        for (int i = 0; part.isArray() && i < part.size(); i++) texts(part.get(i), place + "/" + i, found);
    }

    private static void put(ObjectNode body, JsonPointer place, String text) {
        var value = new RawValue("\"" + text + "\"");
        var name = place.last();
        var parent = body.at(place.head());
        if (parent instanceof ArrayNode list) {
            list.insertRawValue(name.getMatchingIndex(), value);
            list.remove(name.getMatchingIndex() + 1);
        } else ((ObjectNode) parent).putRawValue(name.getMatchingProperty(), value);
    }

    @Test
    void aFreeTextIsToldWhatIsWrong() {
        BAD.forEach((text, code) -> Api.post(
                        "lin",
                        "/v1/disputes",
                        Body.dispute(Given.GRID).with("/title", new RawValue("\"" + text + "\"")))
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/title")))
                .body("errors.code", equalTo(List.of(code))));
    }

    @Test
    void whatPeopleWriteIsKept() {
        for (var text : List.of(
                "👨‍👩‍👧 𠮷野家 🇨🇳 ❤️",
                "一、二楼。\\n\\t二、三楼。\\r\\n",
                "ئۇيغۇر\u200f (A1)\u200f \u2068نومۇر\u2069",
                "ᠮᠣᠩᠭᠣᠯ\u180eᠠ",
                "क्\u200dष",
                "\ue000 补字")) {
            var body = Body.dispute(Given.GRID).with("/description", new RawValue("\"" + text + "\""));
            var dispute = Api.post("lin", "/v1/disputes", body).statusCode(201).extract();
            assertThat(Api.get("lin", dispute.header("Location")).extract().<String>path("description"))
                    .isEqualTo(text.translateEscapes());
        }
    }
}
