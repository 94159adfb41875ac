package org.gridmediation.records;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.AreaRecord;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.query.QueryFlushMode;
import org.hibernate.query.SelectionQuery;

/**
 * Finds a record by its id and its district. The id alone would do, but not where the tables are distributed by district: there it asks every shard,
 * and cannot lock.
 */
public final class RecordLookup {
    private RecordLookup() {}

    /** What is loaded is not asked for. */
    public static <E extends AreaRecord> Optional<E> find(Class<E> type, UUID id, Conditions district) {
        return isLoaded(type, id)
                ? Optional.ofNullable(Panache.getSession().find(type, id))
                : ask(type, id, district, LockModeType.NONE);
    }

    public static <E extends AreaRecord> Optional<E> lock(Class<E> type, UUID id, Conditions district) {
        return ask(type, id, district, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As with finding by key, nothing is written before: what waits to be written changes neither. */
    private static <E extends AreaRecord> Optional<E> ask(
            Class<E> type, UUID id, Conditions district, LockModeType lock) {
        var query = district.copy().is("id", id).query("from " + type.getName(), type);
        query.unwrap(SelectionQuery.class).setQueryFlushMode(QueryFlushMode.NO_FLUSH);
        return Optional.ofNullable(query.setLockMode(lock).getSingleResultOrNull());
    }

    private static boolean isLoaded(Class<?> type, UUID id) {
        var context = Panache.getSession().unwrap(SharedSessionContractImplementor.class);
        var key = context.generateEntityKey(
                id, context.getFactory().getMappingMetamodel().getEntityDescriptor(type));
        return context.getPersistenceContext().containsEntity(key);
    }
}
