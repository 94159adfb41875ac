package org.gridmediation.imports;

import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.gridmediation.Api;
import org.gridmediation.Body;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** A file puts residents right as a request does, and so does undoing it. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class RegisterChangeImportTest {
    @Test
    void whatAFilePutsRightIsTakenOverIntoOpenDisputes() {
        var number = Sending.idNumber();
        send(number, "张示例");
        var dispute = Api.post("lin", "/v1/disputes", Body.dispute(Sending.GRID).resident(1, resident(number)))
                .statusCode(201)
                .extract()
                .header("Location");
        var job = send(number, "李示例");
        Api.get("lin", dispute).body("parties[1].name", startsWith("李"));
        Sending.undone(Sending.SCRIPT, job);
        Api.get("lin", dispute).body("parties[1].name", startsWith("张"));
    }

    private static String resident(String number) {
        return Api.post(
                        "lin",
                        "/v1/residents/search",
                        "{\"document\": {\"type\": \"RESIDENT_ID\", \"number\": \"" + number + "\"}}")
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    private static com.fasterxml.jackson.databind.JsonNode send(String number, String name) {
        return Sending.run(
                Sending.SCRIPT,
                ImportKind.RESIDENTS,
                "VALID_ROWS",
                "",
                Sending.HEADER + Sending.GRID + "," + name + ",,," + number + ",,,\n");
    }
}
