package org.gridmediation.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.EnumSet;
import java.util.UUID;
import org.hibernate.annotations.IdGeneratorType;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.generator.BeforeExecutionGenerator;
import org.hibernate.generator.EventType;
import org.hibernate.generator.EventTypeSets;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * A UUIDv7, given when the record is written, or before: what follows from a new record names it, and may have to be known to write it once.
 */
@IdGeneratorType(TimeOrderedId.Generator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface TimeOrderedId {

    class Generator implements BeforeExecutionGenerator {
        public static UUID next() {
            return UuidVersion7Strategy.INSTANCE.generateUuid(null);
        }

        @Override
        public Object generate(SharedSessionContractImplementor session, Object owner, Object given, EventType event) {
            return given == null ? next() : given;
        }

        @Override
        public boolean allowAssignedIdentifiers() {
            return true;
        }

        @Override
        public EnumSet<EventType> getEventTypes() {
            return EventTypeSets.INSERT_ONLY;
        }
    }
}
