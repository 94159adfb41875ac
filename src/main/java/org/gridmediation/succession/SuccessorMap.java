package org.gridmediation.succession;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Faults;
import org.gridmediation.link.Building;
import org.gridmediation.succession.NewSuccession.Successor;

/** Who and what the request sends where; all else goes to the default. */
final class SuccessorMap {
    private final AreaCode rest;
    private final Map<String, AreaCode> buildings = new HashMap<>();
    private final Map<UUID, AreaCode> residents = new HashMap<>();
    private final Map<UUID, AreaCode> disputes = new HashMap<>();
    private final Map<UUID, Set<AreaCode>> posts = new HashMap<>();

    /** With the ids of all that there is to be moved. */
    SuccessorMap(
            NewSuccession form,
            Set<UUID> knownResidents,
            Set<UUID> knownDisputes,
            Set<UUID> knownPosts,
            Faults faults) {
        rest = form.defaultSuccessor();
        for (int i = 0; i < form.successors().size(); i++) {
            var successor = form.successors().get(i);
            var at = "/successors/" + i;
            var named = names(successor.buildings());
            for (int j = 0; j < named.size(); j++) {
                var building = Building.of(named.get(j));
                faults.addIf(building == null, at + "/buildings/" + j, "BUILDING_UNREADABLE");
                var other = building == null ? null : buildings.putIfAbsent(building, successor.code());
                faults.addIf(other != null && !other.equals(successor.code()), at + "/buildings/" + j, "NAMED_TWICE");
            }
            take(
                    residents,
                    successor,
                    Successor::residentIds,
                    at + "/residentIds/",
                    "RESIDENT_UNKNOWN",
                    knownResidents,
                    faults);
            take(
                    disputes,
                    successor,
                    Successor::disputeIds,
                    at + "/disputeIds/",
                    "DISPUTE_UNKNOWN",
                    knownDisputes,
                    faults);
            var held = names(successor.postIds());
            for (int j = 0; j < held.size(); j++) {
                faults.addIf(!knownPosts.contains(held.get(j)), at + "/postIds/" + j, "POST_UNKNOWN");
                posts.computeIfAbsent(held.get(j), p -> new HashSet<>()).add(successor.code());
            }
        }
    }

    private static void take(
            Map<UUID, AreaCode> mapped,
            Successor successor,
            Function<Successor, List<UUID>> listed,
            String at,
            String unknown,
            Set<UUID> known,
            Faults faults) {
        var ids = names(listed.apply(successor));
        for (int j = 0; j < ids.size(); j++) {
            faults.addIf(!known.contains(ids.get(j)), at + j, unknown);
            var other = mapped.putIfAbsent(ids.get(j), successor.code());
            faults.addIf(other != null && !other.equals(successor.code()), at + j, "NAMED_TWICE");
        }
    }

    private static <T> List<T> names(List<T> given) {
        return given == null ? List.of() : given;
    }

    /** Null when nothing says where. */
    AreaCode resident(UUID id, String address) {
        var listed = residents.get(id);
        return listed != null ? listed : building(address);
    }

    /** @param party where its first party who is a resident goes, or null */
    AreaCode dispute(UUID id, String place, AreaCode party) {
        var listed = disputes.get(id);
        if (listed == null) listed = building(place);
        if (listed == null) listed = party;
        return listed == null ? rest : listed;
    }

    private AreaCode building(String place) {
        var building = Building.of(place);
        return building == null ? null : buildings.get(building);
    }

    List<AreaCode> post(UUID id) {
        return posts.getOrDefault(id, Set.of(rest)).stream().sorted().toList();
    }

    AreaCode rest() {
        return rest;
    }
}
