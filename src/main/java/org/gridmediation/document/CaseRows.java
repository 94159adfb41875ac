package org.gridmediation.document;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** Reads what one dispute's papers are made of. */
record CaseRows(EntityManager entities, UUID dispute) {
    <T> List<T> of(Class<T> row, String query) {
        return entities.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
