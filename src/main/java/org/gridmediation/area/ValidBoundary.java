package org.gridmediation.area;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidBoundary.Check.class)
public @interface ValidBoundary {
    String message() default "BOUNDARY_MALFORMED";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<ValidBoundary, JsonNode> {
        @Override
        public boolean isValid(JsonNode geometry, ConstraintValidatorContext context) {
            if (geometry == null || geometry.isNull()) return true;
            var fault = new Boundary(geometry).fault();
            fault.ifPresent(code -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(code).addConstraintViolation();
            });
            return fault.isEmpty();
        }
    }
}
