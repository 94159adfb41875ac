package org.gridmediation.records;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.gridmediation.access.AreaRecord;
import org.gridmediation.access.Caller;

/**
 * The records of one kind that lie in an area: what the caller sees of them lies in the caller's district, or in one of those over which they act. What
 * is handed to another area stays in its district.
 *
 * @param <E> the entity
 */
public abstract class AreaRecords<E extends AreaRecord> extends Records<E, UUID> {
    private final Class<E> type;

    @Inject
    protected Caller caller;

    protected AreaRecords(Class<E> type) {
        this.type = type;
    }

    @Override
    final Optional<E> byId(UUID id) {
        return RecordLookup.find(type, id, district());
    }

    /** Locked, if the caller sees it. */
    @Override
    public final Optional<E> lockedById(UUID id) {
        return RecordLookup.lock(type, id, district());
    }

    private Conditions district() {
        return new Conditions().inDistrict(caller.area());
    }
}
