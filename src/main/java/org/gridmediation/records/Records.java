package org.gridmediation.records;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.gridmediation.http.ChangedResource;
import org.gridmediation.http.Precondition;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;

/**
 * The records of one kind, as far as the caller sees them: what lies outside does not exist for them.
 *
 * @param <E> the entity
 * @param <I> of its id
 */
public abstract class Records<E, I> implements PanacheRepositoryBase<E, I> {
    @Inject
    protected Journal journal;

    @Inject
    Precondition precondition;

    @Inject
    protected ChangedResource changed;

    /** Where it lives, e.g. /v1/disputes/{id}. */
    protected abstract String path(E record);

    /** What its ETag shows. */
    protected abstract int version(E record);

    Optional<E> byId(I id) {
        return findByIdOptional(id);
    }

    public Optional<E> lockedById(I id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** By its id, or 404. The journal says that the request was about it. */
    public E get(I id) {
        journal.about(id);
        return byId(id).orElseThrow(Problem.NOT_FOUND::exception);
    }

    /** The same, locked until the end of the transaction. The answer shows its new version. */
    public E locked(I id) {
        journal.about(id);
        var record = lockedById(id).orElseThrow(Problem.NOT_FOUND::exception);
        changed.is(path(record), () -> version(record));
        return record;
    }

    /** The same, if it is still in the version that the caller saw. */
    public E seen(I id) {
        var record = locked(id);
        precondition.matches(version(record));
        return record;
    }
}
