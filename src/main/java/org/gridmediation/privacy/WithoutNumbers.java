package org.gridmediation.privacy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** A text that others read than those who handle the case, or that stays for ever: no phone and no identity number of a person stands in it. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WithoutNumbers.Check.class)
public @interface WithoutNumbers {
    String message() default "NUMBER_IN_TEXT";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<WithoutNumbers, String> {
        private static final Pattern NUMBER =
                Pattern.compile("(?<!\\d)(1[3-9]\\d([ -]?\\d{4}){2}|\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx])(?!\\d)");

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return !hasOne(text);
        }

        public static boolean hasOne(String text) {
            return text != null && NUMBER.matcher(HalfWidth.of(text)).find();
        }
    }
}
