package org.gridmediation.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.gridmediation.Superuser;
import org.gridmediation.Text;

/** Holds what is stored, counted and told against what was acknowledged. */
final class Books {
    /** The demo's platform in its second post. */
    static final String FEED_READER = "demo-platform@00000000-0000-7000-8005-000000000002";

    private static final String DISTRICT = "440103";

    private final Path data;
    private final String database;
    private final Sender sender;
    private final MixedLoad load;
    private final TreeMap<Long, String> told = new TreeMap<>();
    private String cursor;

    Books(Path data, String database, Sender sender, MixedLoad load) throws Exception {
        this.data = data;
        this.database = database;
        this.sender = sender;
        this.load = load;
        cursor = sender.get(FEED_READER, "/v1/changes/snapshot?limit=1&kinds=AREA")
                .get("changes")
                .asText();
    }

    /** What is wrong, in words; nothing when all is well. */
    List<String> faults() throws Exception {
        var faults = new ArrayList<String>();
        if (!load.doubtful.isEmpty()) faults.add(load.doubtful.size() + " never answered for good");
        stored(faults);
        expect(faults, "timelines with a gap", """
                select count(*) from (select 1 from dispute_event group by dispute_id having min(number) <> 1 or max(number) <> count(*)) t""");
        expect(faults, "series of case numbers with a gap", """
                select count(*) from (select 1 from dispute where case_number is not null
                 group by regexp_replace(case_number, '\\d+(?=\\D*$)', '') having max(substring(case_number from '(\\d+)\\D*$')::int) <> count(*)) t""");
        counted(faults);
        told(faults);
        return faults;
    }

    private void stored(List<String> faults) throws SQLException {
        var stored = new HashMap<String, List<String>>();
        try (var admin = Superuser.connect(data, database);
                var statement = admin.createStatement();
                var rows = statement.executeQuery("select title, id from dispute where title ~ '^故障\\d+号$'")) {
            while (rows.next())
                stored.computeIfAbsent(rows.getString(1), t -> new ArrayList<>())
                        .add("/v1/disputes/" + rows.getObject(2, UUID.class));
        }
        count(
                faults,
                "lost",
                load.registered.entrySet().stream()
                        .filter(r -> !stored.getOrDefault(r.getKey(), List.of()).contains(r.getValue()))
                        .count());
        count(
                faults,
                "stored twice",
                stored.values().stream().filter(s -> s.size() > 1).count());
        count(
                faults,
                "stored that nobody was told",
                stored.keySet().stream()
                        .filter(t -> !load.registered.containsKey(t))
                        .count());
        once(faults, load.accepted, "acceptances", "select dispute_id from dispute_event where kind = 'ACCEPTED'");
        once(faults, load.settled, "settlements", "select dispute_id from outcome where kind = 'AGREED'");
    }

    /** @param rows disputes, one row for each time that it happened to them */
    private void once(List<String> faults, List<String> addresses, String what, String rows) throws SQLException {
        if (addresses.isEmpty()) return;
        var disputes = String.join(
                ",",
                List.copyOf(addresses).stream()
                        .map(a -> "'" + a.substring(a.lastIndexOf('/') + 1) + "'")
                        .toList());
        count(faults, what + " lost or twice", addresses.size() - number("""
                select count(*) from (select 1 from (%s) t where dispute_id in (%s)
                 group by dispute_id having count(*) = 1) t""".formatted(rows, disputes)));
    }

    private void counted(List<String> faults) throws Exception {
        var request = sender.send(sender.as("liang", "/v1/statistics/reconciliations")
                .POST(HttpRequest.BodyPublishers.ofString("{\"area\": \"" + DISTRICT + "\"}"))
                .build());
        if (request == null || request.statusCode() != 202) {
            faults.add("no recount");
            return;
        }
        JsonNode recount;
        int waited = 0;
        do {
            Thread.sleep(100);
            recount =
                    sender.get("liang", request.headers().firstValue("Location").orElseThrow());
        } while (!recount.get("state").asText().equals("FINISHED") && waited++ < 600);
        if (!recount.path("agrees").asBoolean()) faults.add("a recount that differs");
    }

    /** Every change of the district, without a gap, and every dispute registered once. */
    private void told(List<String> faults) throws Exception {
        JsonNode page;
        int waited = 0;
        do {
            page = sender.get(FEED_READER, "/v1/changes?limit=1000&after=" + cursor);
            cursor = page.get("next").asText();
            page.get("items")
                    .forEach(e -> told.put(
                            e.get("id").asLong(),
                            Text.part(e.get("type").asText(), "\\.([^.]+)$") + " "
                                    + e.get("subject").asText()));
        } while (page.get("more").asBoolean() || page.get("items").size() > 0 || waited++ < 3);
        if (!told.isEmpty())
            count(faults, "changes missing in the feed", told.lastKey() - told.firstKey() + 1 - told.size());
        var registrations = new HashMap<String, Integer>();
        told.values().forEach(t -> registrations.merge(t, 1, Integer::sum));
        count(
                faults,
                "registrations missing in the feed or twice",
                load.registered.values().stream()
                        .filter(address -> registrations.getOrDefault("registered " + address, 0) != 1)
                        .count());
    }

    private void expect(List<String> faults, String what, String sql) throws SQLException {
        count(faults, what, number(sql));
    }

    private static void count(List<String> faults, String what, long n) {
        if (n != 0) faults.add(n + " " + what);
    }

    long number(String sql) throws SQLException {
        try (var admin = Superuser.connect(data, database);
                var statement = admin.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
