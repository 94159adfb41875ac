package org.gridmediation.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmediation.Api;
import org.gridmediation.Owner;
import org.gridmediation.Text;

/** A platform that follows the feed. */
public final class Puller {
    private static final Map<String, String> READERS = new ConcurrentHashMap<>();

    private final String account;
    private final String query;
    String cursor;

    public Puller(String account, String query) {
        this.account = account;
        this.query = query;
        cursor = json("/v1/changes/snapshot?limit=1&kinds=AREA").get("changes").asText();
    }

    /** The demo's platform, under a post of its own over this area. */
    public static String platform(String area) {
        return READERS.computeIfAbsent(area, a -> {
            var post = UUID.randomUUID();
            Owner.run("insert into post (id, client_id, subject, role, area, main, valid_from) select '" + post
                    + "', client_id, subject, 'FEED_READER', '" + a
                    + "', false, valid_from from post where role = 'FEED_READER' and area = '440103' limit 1");
            return "demo-platform@" + post;
        });
    }

    /** A client has three posts at most, and others look at it. */
    public static void leave(String area) {
        var post = Text.part(READERS.remove(area), "@(.*)$");
        Owner.run("delete from post where id = '" + post + "'");
    }

    /** The demo's administrator, under a post of their own over this area: two administrators give it to neither, a third would, here the owner does. */
    public static String administrator(String area) {
        return READERS.computeIfAbsent("admin " + area, a -> {
            var post = UUID.randomUUID();
            Owner.run(
                    "insert into post (id, staff_id, subject, role, area, main, valid_from) select '" + post
                            + "', p.staff_id, p.subject, p.role, '" + area
                            + "', false, p.valid_from from post p join staff s on s.id = p.staff_id where s.username = 'admin' and p.area = '44'");
            return "admin@" + post;
        });
    }

    JsonNode json(String path) {
        var answer = Api.as(account).get(path);
        if (answer.statusCode() != 200)
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.asString());
        return Api.json(answer);
    }

    JsonNode page(String more) {
        var page = json("/v1/changes?after=" + cursor + query + more);
        cursor = page.get("next").asText();
        return page;
    }

    /** All there is now, page by page. */
    public List<JsonNode> pull(int limit) {
        var all = new ArrayList<JsonNode>();
        JsonNode page;
        do {
            page = page("&limit=" + limit);
            page.get("items").forEach(all::add);
        } while (page.get("more").asBoolean());
        return all;
    }

    /** Those about one record, from the cursor, which stays where it is. */
    public List<JsonNode> events(String subject) {
        var from = cursor;
        var events = pull(subject);
        cursor = from;
        return events;
    }

    /** Those about one record. */
    public List<JsonNode> pull(String subject) {
        return pull(1000).stream()
                .filter(e -> e.get("subject").asText().equals(subject))
                .toList();
    }

    public static List<String> types(List<JsonNode> events) {
        return events.stream()
                .map(e -> Text.part(e.get("type").asText(), "^org\\.gridmediation\\.(.*)"))
                .toList();
    }

    static List<String> texts(String sql) {
        try (var owner = Owner.connect();
                var statement = owner.createStatement();
                var row = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (row.next()) texts.add(row.getString(1));
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
