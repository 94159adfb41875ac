package org.gridmediation;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmediation.content.Samples;

/** What is there for each operation that reads, and who may read it. */
final class Existing {
    private static final List<String> ACCOUNTS =
            List.of("he", "huang", "liang", "lin", "chen", "zhou", "admin", "auditor", "demo-platform", "resident");
    private static final Map<String, String> QUERIES = Map.of(
            "getStatistics", "?indicator=coverage&area=440103009",
            "listCountedDisputes", "?indicator=disputes-registered&area=440103009",
            "getCoverage", "");

    /** By the operation, or by the collection. */
    private final Map<String, String> things = new HashMap<>();

    private final String attachment;

    private static List<Read> all;

    static synchronized List<Read> all() {
        if (all == null) all = new Existing().reads();
        return all;
    }

    private Existing() {
        var dispute = Api.accepted();
        things.put("/v1/disputes", dispute);
        attachment = Api.as("lin")
                .contentType("image/png")
                .body(Samples.png())
                .post(dispute + "/attachments?kind=EVIDENCE")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        for (var format :
                Map.of("Csv", "CSV", "Xlsx", "XLSX", "Ndjson", "NDJSON").entrySet()) {
            var export = started(
                    "/v1/exports",
                    "application/json",
                    "{\"kind\": \"ORGANIZATIONS\", \"format\": \"" + format.getValue() + "\"}");
            things.put("download" + format.getKey() + "Export", export);
            things.put("/v1/exports", export);
        }
        // It may be there already.
        Api.post("huang", "/v1/reports", "{\"area\": \"440103009106\", \"period\": \"2026-04\"}");
        things.put(
                "/v1/reports",
                "/v1/reports/"
                        + Api.get("huang", "/v1/reports?area=440103009106&period=2026-04")
                                .extract()
                                .<String>path("items[0].id"));
        things.put("getImportTemplate", "/v1/imports/templates/RESIDENTS");
        things.put(
                "/v1/imports",
                started(
                        "/v1/imports?kind=RESIDENTS&mode=VALIDATE",
                        "text/csv",
                        "网格编码,姓名,性别,出生日期,证件号码,联系电话,住址,户编号\n440103009106001,,,,,,,\n"));
    }

    private static String started(String address, String type, String body) {
        var job = Api.as("he")
                .contentType(type)
                .body(body)
                .post(address)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        for (int i = 0; i < 2000; i++) {
            var state = Api.json(Api.as("he").get(job)).path("state").asText();
            if (!List.of("QUEUED", "RUNNING").contains(state)) return job;
            Api.pause();
        }
        throw new AssertionError(job + " does not end");
    }

    /** An operation, what is there for it, and who reads it. */
    record Read(Addressed operation, String address, String account) {
        Response get(Map<String, String> headers) {
            return request("GET", headers);
        }

        Response request(String method, Map<String, String> headers) {
            return Api.as(account).headers(headers).request(method, address);
        }

        @Override
        public String toString() {
            return operation.id() + " as " + account;
        }

        /** With one more parameter, or some. */
        Response with(String query) {
            return Api.as(account).get(address + (address.contains("?") ? "&" : "?") + query);
        }

        List<String> types() {
            var types = new ArrayList<String>();
            operation.described().path("responses").properties().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .forEach(answer ->
                            answer.getValue().path("content").fieldNames().forEachRemaining(types::add));
            return types;
        }
    }

    /** Every operation that reads what is there; what nobody reads here is left out. */
    private List<Read> reads() {
        var reads = new LinkedHashMap<String, Read>();
        for (var operation : Addressed.all())
            if (operation.method().equals("get")) read(operation).ifPresent(read -> reads.put(operation.id(), read));
        return List.copyOf(reads.values());
    }

    private Optional<Read> read(Addressed operation) {
        return readers(operation.id())
                .map(account -> new Read(operation, address(operation, account), account))
                .filter(read -> read.address != null)
                .filter(read -> read.get(Map.of()).statusCode() == 200)
                .findFirst();
    }

    private static Stream<String> readers(String operation) {
        var roles = org.gridmediation.access.Operation.of(operation).roles();
        return roles.isEmpty() ? Stream.of() : ACCOUNTS.stream();
    }

    private String address(Addressed operation, String account) {
        var path = operation.path();
        if (path.contains("{")) {
            var thing = things.get(operation.id());
            if (thing == null) thing = things.computeIfAbsent(operation.collection(), c -> first(c, account));
            if (thing == null) return null;
            path = operation.at(thing, path.contains("{attachmentId}") ? attachment : "0");
            if (path.endsWith("/0")) {
                var part = first(path.substring(0, path.length() - 2), account);
                if (part == null) return null;
                path = part;
            }
        }
        return path + QUERIES.getOrDefault(operation.id(), operation.query());
    }

    private static String first(String collection, String account) {
        if (collection.endsWith("/calendars")) return collection + "/2026";
        if (collection.endsWith("/grids")) return collection + "/440103009106001";
        if (collection.endsWith("/areas")) return collection + "/440103009";
        var list = Api.as(account).get(collection);
        if (list.statusCode() != 200) return null;
        JsonNode items = Api.json(list);
        if (items.has("items")) items = items.get("items");
        for (var key : List.of("id", "table", "code", "key"))
            if (items.path(0).has(key))
                return collection + "/" + items.path(0).get(key).asText();
        return null;
    }
}
