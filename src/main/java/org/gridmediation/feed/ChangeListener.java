package org.gridmediation.feed;

import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.gridmediation.access.RecordPart;
import org.gridmediation.area.AreaCode;
import org.hibernate.Hibernate;
import org.hibernate.Interceptor;
import org.hibernate.type.Type;

/** Sees every record that Hibernate writes, whoever writes it: there is no place that could forget to tell the feed. */
@PersistenceUnitExtension
class ChangeListener implements Interceptor {
    @Inject
    TransactionChanges transactionChanges;

    @Override
    public boolean onPersist(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (isTold(entity)) transactionChanges.written(entity, ChangeType.CREATED, null, null);
        return false;
    }

    @Override
    public boolean onFlushDirty(
            Object entity, Object id, Object[] state, Object[] before, String[] names, Type[] types) {
        if (isTold(entity))
            transactionChanges.written(
                    entity, ChangeType.CHANGED, (AreaCode) before("area", state, before, names), (String)
                            before("sharedWith", state, before, names));
        return false;
    }

    @Override
    public void onRemove(Object entity, Object id, Object[] state, String[] names, Type[] types) {
        if (isTold(entity)) transactionChanges.written(entity, ChangeType.REMOVED, null, null);
    }

    private static boolean isTold(Object entity) {
        return entity instanceof RecordPart || FeedKind.of(Hibernate.getClass(entity)) != null;
    }

    /** Null when it stays as it was. */
    private static Object before(String name, Object[] state, Object[] before, String[] names) {
        int place = Arrays.asList(names).indexOf(name);
        if (place < 0 || before == null || before[place] == null || before[place].equals(state[place])) return null;
        return before[place];
    }
}
