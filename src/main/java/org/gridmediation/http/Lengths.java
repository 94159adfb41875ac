package org.gridmediation.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.Map;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** The length of a text is the number of its characters, as JSON Schema and PostgreSQL count them: 𠮷 is one, though two chars of Java. */
@ApplicationScoped
public class Lengths implements ValidatorFactoryCustomizer {
    /** Of a text about whose length a class says nothing. */
    public static final int TEXT = 4000;
    /** Of a list about whose length a class says nothing. */
    public static final int LIST = 1000;

    public static int of(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(Size.class)
                .includeExistingValidators(false)
                .validatedBy(Text.class)
                .validatedBy(List.class)
                .validatedBy(Entries.class);
        configuration.addMapping(mapping);
    }

    abstract static class Bounded<T> implements ConstraintValidator<Size, T> {
        private Size size;

        @Override
        public void initialize(Size size) {
            this.size = size;
        }

        boolean holds(int length) {
            return length >= size.min() && length <= size.max();
        }
    }

    /** A text. */
    public static class Text extends Bounded<CharSequence> {
        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text == null || holds(of(text));
        }
    }

    /** A list or a set. */
    public static class List extends Bounded<Collection<?>> {
        @Override
        public boolean isValid(Collection<?> list, ConstraintValidatorContext context) {
            return list == null || holds(list.size());
        }
    }

    /** A map. */
    public static class Entries extends Bounded<Map<?, ?>> {
        @Override
        public boolean isValid(Map<?, ?> map, ConstraintValidatorContext context) {
            return map == null || holds(map.size());
        }
    }
}
