package org.gridmediation.document;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The names of organizations and staff members: a paper has those of its day. */
final class Names {
    private final EntityManager entities;
    private final Map<UUID, NameHistory> known = new HashMap<>();

    Names(EntityManager entities) {
        this.entities = entities;
    }

    NameHistory of(UUID id) {
        return known.computeIfAbsent(id, this::read);
    }

    /** @return null for nobody */
    String at(Object id, Object then) {
        return id == null ? null : of((UUID) id).at((Instant) then);
    }

    private NameHistory read(UUID id) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery("select name, until from names_of(:id)", Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return new NameHistory(rows.stream()
                .map(row -> new NameHistory.Name(row.get("name", String.class), row.get("until", Instant.class)))
                .toList());
    }
}
