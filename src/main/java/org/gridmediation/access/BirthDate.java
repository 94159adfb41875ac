package org.gridmediation.access;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.util.Optional;
import org.gridmediation.http.Days;

/** A day on which somebody was born who may be alive: nobody has lived for 130 years, and nobody is born tomorrow. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BirthDate.Check.class)
public @interface BirthDate {
    int OLDEST = 130;

    String message() default "BIRTH_DATE_TOO_EARLY";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<BirthDate, LocalDate> {
        @Override
        public boolean isValid(LocalDate born, ConstraintValidatorContext context) {
            var fault = born == null ? Optional.<String>empty() : fault(born, Days.today());
            if (fault.isEmpty()) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault.get()).addConstraintViolation();
            return false;
        }

        /** The code of what is wrong with it. */
        public static Optional<String> fault(LocalDate born, LocalDate today) {
            if (born.isAfter(today)) return Optional.of("PAST_OR_PRESENT");
            return born.isBefore(today.minusYears(OLDEST)) ? Optional.of("BIRTH_DATE_TOO_EARLY") : Optional.empty();
        }
    }
}
