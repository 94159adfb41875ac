package org.gridmediation.succession;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.access.Post;
import org.gridmediation.area.Area;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;

/** Works out what a succession moves. The preview and the succession itself ask it the same question. */
@ApplicationScoped
class SuccessionPlanner {
    private static final String RESIDENTS =
            "select id as id, address as text, area as area from Resident where area in :ending and district = :district order by id";
    private static final String DISPUTES =
            "select id as id, place as text, status as status, area as area from Dispute where area in :ending and district = :district order by id";
    private static final String PARTIES = """
            select dispute.id as id, residentId as resident from Party
            where area in :ending and district = :district and residentId is not null and removedAt is null order by dispute.id, number""";
    private static final String TASKS = """
            select dispute.id as id, count(*) as n from Clock
            where dutyArea in :ending and state <> STOPPED and area in :ending and district = :district group by dispute.id""";
    private static final String POSTS =
            "from Post where area in :ending and (validUntil is null or validUntil > :now) order by id";
    private static final String PEOPLE =
            "select id as id from Staff where area in :ending union all select id as id from Client where area in :ending";

    @Inject
    EntityManager entities;

    /** Where each goes, and from where. */
    record Moves(
            Map<UUID, AreaCode> residents,
            Map<UUID, AreaCode> from,
            Map<UUID, AreaCode> disputes,
            Map<Post, List<AreaCode>> posts,
            Map<UUID, AreaCode> people,
            SuccessionPlan plan) {}

    Moves of(NewSuccession form, List<AreaCode> ending) {
        var residents = rows(RESIDENTS, ending);
        var disputes = rows(DISPUTES, ending);
        var posts = Post.<Post>list(POSTS, Map.of("ending", ending, "now", Days.now()));
        var faults = new Faults();
        var mapping = new SuccessorMap(
                form,
                ids(residents),
                ids(disputes),
                posts.stream().map(p -> p.id).collect(Collectors.toSet()),
                faults);
        faults.raise();
        var shares = new LinkedHashMap<AreaCode, Share>();
        form.successors().stream()
                .map(NewSuccession.Successor::code)
                .sorted()
                .forEach(code -> shares.put(code, new Share()));
        var homes = new LinkedHashMap<UUID, AreaCode>();
        var from = new HashMap<UUID, AreaCode>();
        for (var row : residents) {
            var id = row.get("id", UUID.class);
            var mapped = mapping.resident(id, row.get("text", String.class));
            var to = mapped == null ? mapping.rest() : mapped;
            homes.put(id, to);
            from.put(id, row.get("area", AreaCode.class));
            shares.get(to).residents++;
            if (mapped == null) shares.get(to).byDefault++;
        }
        var places = places(disputes, mapping, homes, shares, ending);
        var held = new LinkedHashMap<Post, List<AreaCode>>();
        posts.forEach(p -> held.put(p, mapping.post(p.id)));
        var people = people(ending, mapping, held);
        people.values().forEach(to -> shares.get(to).people++);
        var origins = new HashMap<AreaCode, Set<AreaCode>>();
        homes.forEach(
                (id, to) -> origins.computeIfAbsent(to, t -> new HashSet<>()).add(from.get(id)));
        for (var row : disputes)
            origins.computeIfAbsent(places.get(row.get("id", UUID.class)), t -> new HashSet<>())
                    .add(row.get("area", AreaCode.class));
        return new Moves(homes, from, places, held, people, plan(ending, shares, held, origins));
    }

    private static Set<UUID> ids(List<Tuple> rows) {
        return rows.stream().map(r -> r.get("id", UUID.class)).collect(Collectors.toSet());
    }

    private Map<UUID, AreaCode> places(
            List<Tuple> disputes,
            SuccessorMap mapping,
            Map<UUID, AreaCode> homes,
            Map<AreaCode, Share> shares,
            List<AreaCode> ending) {
        var parties = new HashMap<UUID, AreaCode>();
        for (var row : rows(PARTIES, ending)) {
            var home = homes.get(row.get("resident", UUID.class));
            if (home != null) parties.putIfAbsent(row.get("id", UUID.class), home);
        }
        var tasks = new HashMap<UUID, Long>();
        rows(TASKS, ending).forEach(row -> tasks.put(row.get("id", UUID.class), row.get("n", Long.class)));
        var places = new LinkedHashMap<UUID, AreaCode>();
        for (var row : disputes) {
            var id = row.get("id", UUID.class);
            var to = mapping.dispute(id, row.get("text", String.class), parties.get(id));
            places.put(id, to);
            var share = shares.get(to);
            share.disputes++;
            if (row.get("status", Status.class).isOpen()) share.open++;
            share.tasks += tasks.getOrDefault(id, 0L);
        }
        return places;
    }

    /** Everybody belongs where their first post goes on. */
    private Map<UUID, AreaCode> people(List<AreaCode> ending, SuccessorMap mapping, Map<Post, List<AreaCode>> posts) {
        var first = new HashMap<UUID, AreaCode>();
        posts.forEach((post, to) -> first.putIfAbsent(post.staffId == null ? post.clientId : post.staffId, to.get(0)));
        var people = new LinkedHashMap<UUID, AreaCode>();
        var belonging = entities.createQuery(PEOPLE, Tuple.class).setParameter("ending", ending);
        belonging.getResultList().forEach(row -> {
            var id = row.get("id", UUID.class);
            people.put(id, first.getOrDefault(id, mapping.rest()));
        });
        return people;
    }

    /** Those that end are grids of one community. */
    private List<Tuple> rows(String query, List<AreaCode> ending) {
        return entities.createQuery(query, Tuple.class)
                .setParameter("ending", ending)
                .setParameter("district", ending.get(0).district())
                .getResultList();
    }

    /** @param origins from which grids what each successor gets comes */
    private SuccessionPlan plan(
            List<AreaCode> ending,
            Map<AreaCode, Share> shares,
            Map<Post, List<AreaCode>> posts,
            Map<AreaCode, Set<AreaCode>> origins) {
        return new SuccessionPlan(
                ending,
                Days.today(),
                shares.entrySet().stream()
                        .map(e -> e.getValue().of(e.getKey(), isNew(e.getKey())))
                        .toList(),
                posts.entrySet().stream()
                        .map(e -> new SuccessionPlan.PostMove(
                                e.getKey().id,
                                e.getKey().role,
                                e.getKey().staffId,
                                e.getKey().clientId,
                                e.getValue(),
                                e.getValue().stream()
                                        .filter(to -> e.getKey().role.needsSecondPerson()
                                                && seesMore(e.getKey().area, to, origins))
                                        .toList()))
                        .toList());
    }

    /** There are people in it whom its post did not see: those who are there already, or come from another grid. */
    private boolean seesMore(AreaCode before, AreaCode to, Map<AreaCode, Set<AreaCode>> origins) {
        return !isNew(to) || !Set.of(before).containsAll(origins.getOrDefault(to, Set.of()));
    }

    private boolean isNew(AreaCode code) {
        return Objects.isNull(Area.<Area>findById(code));
    }

    private static final class Share {
        private long residents;
        private long byDefault;
        private long disputes;
        private long open;
        private long tasks;
        private long people;

        SuccessionPlan.Share of(AreaCode area, boolean created) {
            return new SuccessionPlan.Share(area, created, residents, byDefault, disputes, open, tasks, people);
        }
    }
}
