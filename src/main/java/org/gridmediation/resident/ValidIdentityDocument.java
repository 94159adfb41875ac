package org.gridmediation.resident;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.gridmediation.http.Days;

@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidIdentityDocument.Check.class)
@interface ValidIdentityDocument {
    String message() default "DOCUMENT_NUMBER_FORMAT";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<ValidIdentityDocument, IdentityDocument> {
        @Override
        public boolean isValid(IdentityDocument document, ConstraintValidatorContext context) {
            if (document == null || document.type() == null || document.number() == null) return true;
            var fault = document.fault(Days.today());
            if (fault.isEmpty()) return true;
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(fault.get())
                    .addPropertyNode("number")
                    .addConstraintViolation();
            return false;
        }
    }
}
