package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmediation.feed.Puller;

/** A platform that keeps a copy: begun with a snapshot, and since then told by the feed alone. */
final class Follower {
    private final String account;
    private final int pageSize;
    private final Puller puller;
    private final Map<String, JsonNode> copy;
    private final Set<String> known;
    private final Map<String, Long> positions = new HashMap<>();

    /** Of what they are told by its address only, since they may not list it. */
    private final Set<String> hidden;

    Follower(String account, int pageSize, Set<String> hidden) {
        this.account = account;
        this.hidden = hidden;
        this.pageSize = pageSize;
        puller = new Puller(account, "");
        copy = snapshot();
        known = new TreeSet<>(copy.keySet());
    }

    /** All of the caller's, by address. */
    private Map<String, JsonNode> snapshot() {
        var all = new TreeMap<String, JsonNode>();
        var cursor = "";
        do {
            var page = Api.json(Api.as(account)
                    .get("/v1/changes/snapshot?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            page.get("items").forEach(item -> all.put(item.get("subject").asText(), item.get("data")));
            cursor = page.path("next").asText();
        } while (!cursor.isEmpty());
        return all;
    }

    void follow() {
        puller.pull(pageSize).forEach(this::take);
    }

    private void take(JsonNode event) {
        var subject = event.get("subject").asText();
        var type = Text.part(event.get("type").asText(), "\\.([^.]+)$");
        var source = event.get("source").asText();
        var position = event.get("id").asLong();
        var last = positions.put(source, position);
        assertThat(last == null || last < position).as("the order of %s", event).isTrue();
        if (hidden.contains(subject.split("/")[2])) {
            assertThat(event.has("data")).isFalse();
            return;
        }
        var comes = Set.of("created", "registered", "scope-entered").contains(type);
        var told = account + " is told " + event.get("type") + " of " + subject;
        if (comes) assertThat(known.add(subject)).as(told + ", which is there").isTrue();
        else if (Set.of("removed", "scope-left").contains(type)) {
            assertThat(known.remove(subject)).as(told + ", which is not there").isTrue();
            copy.remove(subject);
        } else assertThat(known).as(told + ", which is not there").contains(subject);
        if (event.has("data")) copy.put(subject, event.get("data"));
    }

    /** Whoever sees a whole district sees each of its changes: without a gap. */
    void followAll() {
        var before = new HashMap<>(positions);
        var events = puller.pull(pageSize);
        events.forEach(this::take);
        if (events.isEmpty()) return;
        var source = events.get(0).get("source").asText();
        long first = events.get(0).get("id").asLong();
        if (before.containsKey(source)) assertThat(first).isEqualTo(before.get(source) + 1);
        for (int i = 0; i < events.size(); i++)
            assertThat(events.get(i).get("id").asLong()).isEqualTo(first + i);
    }

    /** What was told is what there is. */
    void compare() {
        var there = plain(snapshot());
        var here = plain(copy);
        for (var subject : there.keySet())
            assertThat(here.get(subject)).as(account + " of " + subject).isEqualTo(there.get(subject));
        assertThat(here.keySet()).as(account).isEqualTo(there.keySet());
    }

    /** Without what passes by itself: ages and lateness. */
    private static Map<String, JsonNode> plain(Map<String, JsonNode> records) {
        var plain = new TreeMap<String, JsonNode>();
        records.forEach((subject, record) -> {
            var copy = record.deepCopy();
            ((ObjectNode) copy).remove(java.util.List.of("ageGroup", "late"));
            plain.put(subject, copy);
        });
        return plain;
    }

    /** How many it has whose addresses begin so. */
    long count(String collection) {
        return copy.keySet().stream().filter(s -> s.startsWith(collection)).count();
    }
}
