package org.gridmediation.privacy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidPhone.Check.class)
public @interface ValidPhone {
    String message() default "PHONE_INVALID";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<ValidPhone, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                return text == null || Phone.parse(text) != null;
            } catch (IllegalArgumentException invalid) {
                return false;
            }
        }
    }
}
