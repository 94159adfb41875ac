package org.gridmediation.organization;

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
@Constraint(validatedBy = ValidCreditCode.Check.class)
public @interface ValidCreditCode {
    String message() default "CREDIT_CODE_CHECK";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<ValidCreditCode, String> {
        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            if (code == null) return true;
            var fault = new CreditCode(code).fault();
            fault.ifPresent(f -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(f).addConstraintViolation();
            });
            return fault.isEmpty();
        }
    }
}
