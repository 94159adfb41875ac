package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmediation.access.Operation;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Embedded.class)
class ContractTest {

    /** To change the contract on purpose: build, then copy target/openapi/openapi.yaml over the committed one. */
    @Test
    void theCommittedContractIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(Path.of("openapi", "openapi.yaml")))
                .isEqualTo(Files.readString(Path.of("target", "openapi", "openapi.yaml")));
    }

    /** Readers of YAML 1.1, of which many are in use, take 11:00 for 660, and yes for true. */
    @Test
    void noTextReadsAsSomethingElseInOlderYaml() throws IOException {
        assertThat(Files.readString(Path.of("openapi", "openapi.yaml")))
                .doesNotContainPattern("(?m): [-+]?[1-9][0-9_]*(:[0-5]?[0-9])+$")
                .doesNotContainPattern("(?mi): (y|n|yes|no|on|off)$");
    }

    @Test
    void everyOperationStandsInTheAccessPageAndTheOtherWayRound() {
        var named = new HashSet<String>();
        ContractFilter.CONTRACT
                .get("paths")
                .forEach(path ->
                        path.forEach(o -> named.add(o.path("operationId").asText())));
        named.remove("getProblem");
        assertThat(named).isEqualTo(Operation.all().keySet());
    }

    @Test
    void everyOperationHasASummaryAndEveryBodyAnExampleAndASender() {
        ContractFilter.CONTRACT
                .get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation.path("summary").asText()).isNotBlank();
                    if (!operation.has("requestBody")) return;
                    var name = operation.get("operationId").asText();
                    assertThat(operation.at("/requestBody/content").findValues("examples"))
                            .as(name)
                            .isNotEmpty();
                    assertThat(operation.path("description").asText()).as(name).containsPattern("`[a-z-]+`");
                }));
    }

    /** Of which fewer may come together than there are: a category is one, roles are those for clients, a figure has few facts. */
    private static final Set<String> FEWER = Set.of(
            "/components/schemas/IndicatorPart/properties/facts",
            "/components/schemas/NewClient/properties/roles",
            "/components/schemas/Statistics/properties/groupBy",
            "/components/schemas/StatisticsQuestions/properties/groupBy");

    @Test
    void aListOfWordsHoldsAllOfThem() {
        assertThat(tooShort(ContractFilter.CONTRACT, "")).containsExactlyInAnyOrderElementsOf(FEWER);
    }

    private static List<String> tooShort(JsonNode node, String place) {
        var found = new ArrayList<String>();
        var words = ContractFilter.resolve(node.path("items")).path("enum");
        if (node.has("maxItems") && node.get("maxItems").asInt() < words.size()) found.add(place);
        node.properties().forEach(part -> found.addAll(tooShort(part.getValue(), place + "/" + part.getKey())));
        if (node.isArray()) for (int i = 0; i < node.size(); i++) found.addAll(tooShort(node.get(i), place + "/" + i));
        return found;
    }

    /** Two classes of one name would be told apart by numbers, which a generated client shows. */
    @Test
    void everySchemaHasANameOfItsOwn() {
        assertThat(ContractFilter.CONTRACT.at("/components/schemas").fieldNames())
                .toIterable()
                .noneMatch(name -> name.matches(".*[0-9]"));
    }

    @Test
    void everyProblemExplainsItselfInBothLanguages() {
        for (var problem : org.gridmediation.http.Problem.values()) {
            for (var language : new String[] {"zh-CN", "en"}) {
                var explained = Api.anonymous()
                        .header("Accept-Language", language)
                        .get("/problems/" + problem.slug())
                        .then()
                        .statusCode(200)
                        .extract();
                for (var part : new String[] {"title", "meaning", "remedy"})
                    assertThat(explained.<String>path(part))
                            .as(problem + " " + language)
                            .isNotBlank()
                            .isNotEqualTo(problem.slug());
            }
        }
    }
}
