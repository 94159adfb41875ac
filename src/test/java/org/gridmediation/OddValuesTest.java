package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One odd value in a request that is good otherwise, in every parameter and every field of the contract: it gets past the first checks. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
@LongRun
class OddValuesTest {
    private static final List<String> ODD = List.of(
            "",
            "%00",
            "%ff",
            "%ed%a0%80",
            "a%0d%0aX:%20y",
            "1%27%20or%201=1",
            "-1",
            "999999999999999999999",
            "1e9",
            "+1000000000-01-01",
            "%F0%9F%98%80",
            "..%2f..",
            "~",
            "%25_%5c",
            "x".repeat(3000));

    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    @Test
    void inAnyParameter() throws Exception {
        Api.each(Addressed.all(), target -> {
            if (!target.method().equals("get")) return;
            var account = FuzzTest.account(target.id());
            var good = target.path()
                    .replace("{code}", "440103009106001")
                    .replaceAll("\\{\\w+}", "01900000-0000-7000-8000-000000000000");
            for (var odd : ODD) {
                for (var parameter : target.described().path("parameters"))
                    if (parameter.path("in").asText().equals("query"))
                        get(account, good + "?" + parameter.get("name").asText() + "=" + odd);
                get(account, good + "?nothing=" + odd);
                if (target.path().contains("{")) get(account, target.path().replaceAll("\\{\\w+}", odd));
            }
        });
        assertThat(faults).isEmpty();
    }

    private void get(String account, String address) {
        FuzzTest.check(
                faults,
                address.substring(0, Math.min(80, address.length())),
                FuzzTest.raw(account).urlEncodingEnabled(false).get(address));
    }

    @Test
    void inAnyFieldOfABody() throws Exception {
        Api.each(Addressed.all(), target -> {
            var example = target.example();
            if (example == null) return;
            for (var value : FuzzTest.VALUES) everyField(target, example, example, value);
        });
        assertThat(faults).isEmpty();
    }

    private void everyField(Addressed target, ObjectNode whole, JsonNode part, String value) {
        part.forEach(child -> everyField(target, whole, child, value));
        if (!(part instanceof ObjectNode object)) return;
        for (var field : List.copyOf(object.properties())) {
            var body = target.unlike(whole);
            // The same place in the copy, whose other fields are good.
            var place = copyOf(whole, object, body);
            if (place == null) place = copyOf(whole, object, body = whole.deepCopy());
            place.putRawValue(field.getKey(), new RawValue(value));
            var request = FuzzTest.raw(FuzzTest.account(target.id())).body(FuzzTest.bytes(body.toString()));
            FuzzTest.check(
                    faults,
                    target.id() + " " + field.getKey() + ": " + value.substring(0, Math.min(20, value.length())),
                    request.request(target.method(), target.nobodys()));
        }
    }

    private static ObjectNode copyOf(JsonNode whole, ObjectNode part, JsonNode copy) {
        if (whole == part || copy == null) return (ObjectNode) copy;
        for (var field : List.copyOf(whole.properties())) {
            var found = copyOf(field.getValue(), part, copy.get(field.getKey()));
            if (found != null) return found;
        }
        for (int i = 0; whole.isArray() && i < whole.size(); i++) {
            var found = copyOf(whole.get(i), part, copy.get(i));
            if (found != null) return found;
        }
        return null;
    }
}
