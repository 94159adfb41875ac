package org.gridmediation.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.NotBlank;
import org.gridmediation.privacy.Characters;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** A text of which nobody sees anything is blank: the validator's own rule knows the spaces of ASCII only. */
@ApplicationScoped
public class Blanks implements ValidatorFactoryCustomizer {
    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        mapping.constraintDefinition(NotBlank.class)
                .includeExistingValidators(false)
                .validatedBy(Text.class);
        configuration.addMapping(mapping);
    }

    /** A text. */
    public static class Text implements ConstraintValidator<NotBlank, CharSequence> {
        @Override
        public boolean isValid(CharSequence text, ConstraintValidatorContext context) {
            return text != null && !Characters.isBlank(text.toString());
        }
    }
}
