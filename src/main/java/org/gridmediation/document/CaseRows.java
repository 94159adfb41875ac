package org.gridmediation.document;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.gridmediation.dispute.DisputeKey;

/** Reads what one dispute's papers are made of. */
record CaseRows(EntityManager entities, DisputeKey dispute) {
    <T> List<T> of(Class<T> row, String query) {
        return entities.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
