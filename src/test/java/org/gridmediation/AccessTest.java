package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every operation × role × place, cell by cell. src/test/resources/access-table.csv says, apart from the policy in the code, what each role
 * may; where the thing lies says the rest: inside and below it works, beside and above it is not found or not theirs.
 */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AccessTest {
    /** Who holds each role, and their area, in the demo. */
    private static final Map<String, String> HOLDERS = new LinkedHashMap<>();

    static {
        HOLDERS.put("lin", "440103009106001");
        HOLDERS.put("chen", "440103009");
        HOLDERS.put("huang", "440103009106");
        HOLDERS.put("he", "440103009");
        HOLDERS.put("liang", "440103");
        HOLDERS.put("zhou", "4401");
        HOLDERS.put("admin", "44");
        HOLDERS.put("auditor", "44");
        HOLDERS.put("resident", "440103009106001");
        HOLDERS.put("demo-platform", "440103");
        HOLDERS.put("demo-importer", "440103009");
    }

    /** Two grids, one in 中兴 and one of another subdistrict, and the areas above the first. */
    private static final List<String> PLACES =
            List.of("440103009106001", "440103009106002", "440103009108001", "440103010101001");

    @Test
    void everyRowOfTheTableHolds() throws IOException {
        var table = Files.readAllLines(Path.of("src", "test", "resources", "access-table.csv"));
        var accounts = table.get(0).split(",");
        var rows = new LinkedHashMap<String, String[]>();
        table.subList(1, table.size()).forEach(line -> rows.put(line.split(",")[0], line.split(",", -1)));
        var faults = new ArrayList<String>();
        ContractFilter.CONTRACT.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> {
                    var operation = method.getValue().path("operationId").asText();
                    if (operation.equals("getProblem")) return;
                    var row = rows.get(operation);
                    if (row == null) {
                        faults.add(operation + " has no row in the access table");
                        return;
                    }
                    var address = path.getKey()
                            .replace("{id}", "01900000-0000-7000-8000-000000000000")
                            .replaceAll("\\{(partyId|postId)}", "01900000-0000-7000-8000-000000000001")
                            .replace("{code}", "440103009106001");
                    for (int i = 1; i < accounts.length; i++) {
                        var request = Api.as(accounts[i]);
                        if (!method.getKey().equals("get")) request.body("{}");
                        var status = request.request(method.getKey(), address).statusCode();
                        var refused = status == 403;
                        var allowed = row[i].equals("x");
                        // {} is no good body, and the ids are nobody's: an allowed call gets any answer but 401, 403
                        // for the verb, or 5xx.
                        if (status == 401 || status >= 500 || allowed == refused)
                            faults.add(operation + " as " + accounts[i] + ": " + status + " but table says '" + row[i]
                                    + "'");
                    }
                    if (Api.anonymous().request(method.getKey(), address).statusCode() != 401)
                        faults.add(operation + " without a token is not 401");
                }));
        assertThat(faults).isEmpty();
        assertThat(rows).hasSize(org.gridmediation.access.Operation.all().size());
    }

    @Test
    void whatLiesOutsideIsNotFoundAndWhatIsNamedOutsideIsForbidden() {
        var faults = new ArrayList<String>();
        var owners = Map.of(
                "440103009106001",
                "lin",
                "440103009106002",
                "huang",
                "440103009108001",
                "mai",
                "440103010101001",
                "xu");
        for (var place : PLACES) {
            var dispute = Api.dispute(owners.get(place), place);
            var resident = Api.post(
                            owners.get(place),
                            "/v1/residents",
                            "{\"area\": \"" + place
                                    + "\", \"name\": \"示例\", \"sex\": \"MALE\", \"birthDate\": \"1990-01-01\"}")
                    .statusCode(201)
                    .extract()
                    .header("Location");
            for (var holder : List.of("lin", "mai", "xu", "huang", "chen", "he", "liang")) {
                var area = holder.equals("mai")
                        ? "440103009108001"
                        : holder.equals("xu") ? "440103010101001" : HOLDERS.get(holder);
                var inside = place.startsWith(area);
                for (var path : List.of(dispute, dispute + "/timeline", dispute + "/sessions"))
                    expect(faults, holder, path, inside ? 200 : 404);
                if (!holder.equals("liang")) expect(faults, holder, resident, inside ? 200 : 404);
                for (var list : List.of("/v1/disputes?area=", "/v1/outcomes?area="))
                    expect(faults, holder, list + place, inside ? 200 : 403);
                if (!holder.equals("liang")) expect(faults, holder, "/v1/residents?area=" + place, inside ? 200 : 403);
                // Above: a grid officer asks for the whole subdistrict.
                expect(faults, holder, "/v1/disputes?area=4401", 403);
                if (!holder.equals("chen") && !holder.equals("liang")) {
                    var status = Api.post(holder, "/v1/disputes", Api.newDispute(place))
                            .extract()
                            .statusCode();
                    if (status != (inside ? 201 : 403))
                        faults.add("registerDispute in " + place + " as " + holder + ": " + status);
                }
                if (inside || holder.equals("liang") || holder.equals("chen")) continue;
                var status = Api.as(holder)
                        .header("If-Match", "\"0\"")
                        .body("{\"agrees\": true, \"at\": \"2026-01-01T00:00:00Z\"}")
                        .post(dispute + "/parties/01900000-0000-7000-8000-000000000001/consent")
                        .statusCode();
                if (status != 404) faults.add("recordConsent outside as " + holder + ": " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void expect(List<String> faults, String holder, String path, int expected) {
        var status = Api.as(holder).get(path).statusCode();
        if (status != expected) faults.add(path + " as " + holder + ": " + status + " instead of " + expected);
    }
}
