package org.gridmediation.privacy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;

/** A name or a number in which every character can be seen: with one that cannot, two that look the same are not. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Visible.Check.class)
public @interface Visible {
    String message() default "INVISIBLE_CHARACTER";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Visible, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            var fault = fault(text);
            if (fault.isEmpty()) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault.get()).addConstraintViolation();
            return false;
        }

        /** The code, and the first such character as Unicode writes it: INVISIBLE_CHARACTER U+200B. */
        public static Optional<String> fault(String text) {
            if (text == null) return Optional.empty();
            return text.strip()
                    .codePoints()
                    .filter(Characters::isInvisible)
                    .mapToObj(Characters::invisible)
                    .findFirst();
        }
    }
}
