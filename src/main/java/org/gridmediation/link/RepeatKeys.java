package org.gridmediation.link;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.gridmediation.area.AreaCode;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.BeforeCommit;

/** Keeps each dispute's keyed hashes in step with its parties and its place, in the transaction that changes them. */
@ApplicationScoped
class RepeatKeys {
    /** Who came first with a hash is decided by the unique index, which also counts what the caller may not see. */
    private static final String KEEP = """
            with given as (
                select d.id, d.area, d.district, d.shared_with, d.reported_at, k.kind, k.number, k.fingerprint
                from dispute d, unnest(?::text[], ?::integer[], ?::bytea[]) k (kind, number, fingerprint)
                where d.id = ? and d.district = ?
            ), novel as (
                insert into dispute_key (id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, novel)
                select gen_random_uuid(), given.*, true from given
                on conflict (fingerprint, district) where novel do nothing returning fingerprint
            )
            insert into dispute_key (id, dispute_id, area, district, shared_with, reported_at, kind, number, fingerprint, novel)
            select gen_random_uuid(), given.*, false from given where fingerprint not in (select fingerprint from novel)""";

    private static final Set<TimelineStep> CHANGES = EnumSet.of(
            TimelineStep.REGISTERED,
            TimelineStep.CHANGED,
            TimelineStep.PARTY_ADDED,
            TimelineStep.PARTY_CHANGED,
            TimelineStep.PARTY_REMOVED);

    @Inject
    EntityManager entities;

    @Inject
    DataSource database;

    @Inject
    Disputes disputes;

    @Inject
    Traits traits;

    @Inject
    StaleKeys staleKeys;

    @Inject
    NovelKeys novelKeys;

    void follow(@Observes @Priority(DisputeEvent.KEYS) DisputeEvent what) {
        if (CHANGES.contains(what.step())) staleKeys.add(what.dispute(), what.step() == TimelineStep.REGISTERED);
    }

    void write(@Observes @Priority(BeforeCommit.KEYS) BeforeCommit ending) {
        staleKeys.forEach((dispute, isNew) -> {
            if (isNew) keep(dispute, traits(dispute));
            else renew(dispute);
        });
    }

    private List<Trait> traits(Dispute dispute) {
        return traits.of(dispute, disputes.parties(dispute));
    }

    private void renew(Dispute dispute) {
        var now = traits(dispute);
        var kept = Key.<Key>list("dispute", dispute.key());
        var gone = kept.stream()
                .filter(key -> now.stream().noneMatch(trait -> trait.isKeptAs(key)))
                .toList();
        gone.forEach(entities::remove);
        keep(
                dispute,
                now.stream()
                        .filter(trait -> kept.stream().noneMatch(key -> trait.isKeptAs(key)))
                        .toList());
        novelKeys.inherit(
                new AreaCode(dispute.district),
                gone.stream()
                        .filter(key -> key.novel)
                        .map(key -> key.fingerprint)
                        .toList());
    }

    /** Always in the same order, so that two disputes with the same hashes wait for one another and never block. */
    private void keep(Dispute dispute, List<Trait> traits) {
        entities.flush();
        if (traits.isEmpty()) return;
        var sorted = traits.stream()
                .sorted(Comparator.comparing(Trait::fingerprint, Arrays::compare))
                .toList();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setArray(
                    1,
                    connection.createArrayOf(
                            "text", sorted.stream().map(t -> t.kind().name()).toArray(String[]::new)));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", sorted.stream().map(Trait::number).toArray(Integer[]::new)));
            insert.setArray(
                    3,
                    connection.createArrayOf(
                            "bytea", sorted.stream().map(Trait::fingerprint).toArray(byte[][]::new)));
            insert.setObject(4, dispute.id);
            insert.setString(5, dispute.district);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the keys of a dispute could not be written", e);
        }
    }
}
