package org.gridmediation.http;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.regex.Pattern;
import org.gridmediation.http.Problem.Fault;

/** A broken constraint as the contract names it: its place, and its code. */
final class Violation {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]+( \\S+)?");

    private Violation() {}

    /** Only bodies have a place; they are checked when they are read, so whatever a method refuses is a parameter. */
    static Fault inParameter(ConstraintViolation<?> violation) {
        String name = null;
        for (var node : violation.getPropertyPath()) if (node.getName() != null) name = node.getName();
        return new Fault(null, name, code(violation));
    }

    static Fault inBody(ConstraintViolation<?> violation) {
        var pointer = new StringBuilder();
        for (var node : violation.getPropertyPath()) {
            if (node.getIndex() != null) pointer.append('/').append(node.getIndex());
            if (isNamed(node)) pointer.append('/').append(node.getName());
        }
        return new Fault(pointer.isEmpty() ? "/" : pointer.toString(), null, code(violation));
    }

    private static boolean isNamed(Path.Node node) {
        return node.getName() != null && node.getKind() == ElementKind.PROPERTY;
    }

    /** Its message when that is a code, else the constraint's name. */
    private static String code(ConstraintViolation<?> violation) {
        var message = violation.getMessage();
        if (CODE.matcher(message).matches()) return message;
        var constraint = violation.getConstraintDescriptor().getAnnotation().annotationType();
        return constraint.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
