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
                    .filter(Check::isInvisible)
                    .mapToObj(c -> "INVISIBLE_CHARACTER U+%04X".formatted(c))
                    .findFirst();
        }

        /** Zero-width characters, controls of direction, of lines and of devices, and letters that are blank. */
        private static boolean isInvisible(int c) {
            return switch (Character.getType(c)) {
                // Without its vowel separator a Mongolian name is another word.
                case Character.FORMAT -> c != 0x180e;
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
                default -> c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
            };
        }
    }
}
