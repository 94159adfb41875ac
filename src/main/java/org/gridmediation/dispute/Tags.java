package org.gridmediation.dispute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.http.Faults;

/** What a dispute is about, more closely than the official types say. */
@ApplicationScoped
class Tags {
    @Inject
    EntityManager entities;

    @Inject
    CodeTables codes;

    void change(Dispute dispute, List<String> tags, LocalDate day) {
        var added = set(dispute, tags, day);
        DisputeTag.<DisputeTag>stream("dispute", dispute.key())
                .filter(t -> !dispute.tags.contains(t.tag))
                .forEach(entities::remove);
        added.forEach(entities::persist);
    }

    /**
     * A new tag must be in force in the dispute's district on that day; one that it has stays good after its end.
     *
     * @return the new ones, to be written
     */
    List<DisputeTag> set(Dispute dispute, List<String> tags, LocalDate day) {
        var wanted = tags == null ? List.<String>of() : List.copyOf(tags);
        if (wanted.equals(dispute.tags)) return List.of();
        var known = codes.inForce(CodeTables.TAGS, dispute.area, day).stream()
                .map(c -> c.code)
                .collect(Collectors.toSet());
        var faults = new Faults();
        for (int i = 0; i < wanted.size(); i++)
            faults.addIf(
                    !known.contains(wanted.get(i)) && !dispute.tags.contains(wanted.get(i)),
                    "/tags/" + i,
                    "TAG_UNKNOWN");
        faults.raise();
        var added = wanted.stream()
                .filter(t -> !dispute.tags.contains(t))
                .map(t -> new DisputeTag(dispute, t))
                .toList();
        dispute.tags = wanted;
        return added;
    }
}
