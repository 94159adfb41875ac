package org.gridmediation.http;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmediation.access.Operation;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Problem.Fault;
import org.gridmediation.privacy.Characters;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An unknown or mistyped query parameter is an error, not silence: a lost filter would answer with everything. */
public class QueryParameters {
    public static final int LONGEST_HEADER = 1000;
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final int LONGEST_KEY = 100;
    public static final String KEY = "^[!-~]{1," + LONGEST_KEY + "}$";

    /** Of a text in the query about whose length nothing is said. */
    public static final int LONGEST = 500;

    private static final Pattern INTEGER = Pattern.compile("0|-?[1-9][0-9]{0,9}");

    private static final Map<Method, Map<String, Known>> PARAMETERS = new ConcurrentHashMap<>();

    private record Known(Class<?> type, int longest) {
        static Known of(Class<?> type, AnnotatedElement declared) {
            var size = declared.getAnnotation(Size.class);
            return new Known(type, size == null ? LONGEST : Math.max(LONGEST, size.max()));
        }
    }

    private static final List<String> TEXTS = List.of(HttpHeaders.ACCEPT_LANGUAGE);
    private static final List<String> TAGS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    @Inject
    ResourceInfo resource;

    @Inject
    Precondition precondition;

    /** An answer's head is the same whether its body is wanted or not, which the server leaves out of an answer to HEAD. */
    @ServerRequestFilter(preMatching = true)
    void whole(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.HEAD)) request.setMethod(HttpMethod.GET);
    }

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        if (resource.getResourceMethod() == null) return;
        var faults = new Faults();
        headers(request, faults);
        parameters(request, faults);
        faults.raise(Problem.INVALID_PARAMETER);
    }

    private void headers(ContainerRequestContext request, Faults faults) {
        // What an operation does not take means nothing to it.
        var operation = Operation.of(resource.getResourceMethod().getName());
        if (operation != null && operation.kind().tagged())
            for (var header : TAGS) faults.of(() -> precondition.tags(header));
        var key = request.getHeaderString(IDEMPOTENCY_KEY);
        if (operation != null && operation.kind().idempotent() && key != null && !key.matches(KEY))
            faults.add(new Fault(null, IDEMPOTENCY_KEY, "WRONG_FORMAT"));
        for (var header : TEXTS) {
            var value = request.getHeaderString(header);
            if (value != null && value.length() > LONGEST_HEADER) faults.add(new Fault(null, header, "SIZE"));
        }
    }

    private void parameters(ContainerRequestContext request, Faults faults) {
        var query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty()) return;
        var known = PARAMETERS.computeIfAbsent(resource.getResourceMethod(), QueryParameters::parameters);
        // In the contract's order, as no map has one; behind them what the contract does not know.
        var names = Stream.concat(
                known.keySet().stream().filter(query::containsKey),
                query.keySet().stream().filter(name -> !known.containsKey(name)).sorted());
        names.forEach(name -> {
            var values = query.get(name);
            var parameter = known.get(name);
            if (parameter == null) faults.add(new Fault(null, isShown(name) ? name : null, "UNKNOWN_PARAMETER"));
            else if (values.size() > 1) faults.add(new Fault(null, name, "GIVEN_TWICE"));
            else if (parameter.type == String.class && Characters.isBlank(values.get(0)))
                faults.add(new Fault(null, name, "NOT_BLANK"));
            else if (!reads(parameter.type, parameter.longest, values.get(0)))
                faults.add(new Fault(null, name, parameter.type.isEnum() ? "UNKNOWN_VALUE" : "WRONG_FORMAT"));
        });
        if (!faults.isEmpty()) return;
        var from = bound(query.getFirst(Period.FROM), known.get(Period.FROM));
        var to = bound(query.getFirst(Period.TO), known.get(Period.TO));
        if (Period.isReversed(from, to)) faults.add(new Fault(null, Period.TO, Period.REVERSED));
    }

    /** What is read as a text, a month for one, its operation compares. */
    @SuppressWarnings("unchecked")
    private static Comparable<Object> bound(String value, Known parameter) {
        if (value == null || parameter == null || parameter.type == String.class) return null;
        return (Comparable<Object>) read(parameter.type, value);
    }

    /** Java reads shorter ones too. */
    static boolean isId(String value) {
        try {
            return UUID.fromString(value).toString().equalsIgnoreCase(value);
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** A name comes back as it was sent, or not at all: one of another form would be looked for in vain. */
    private static boolean isShown(String name) {
        return name.length() <= ProblemBody.LONGEST_PARAMETER
                && !Characters.isBlank(name)
                && name.codePoints().noneMatch(Character::isISOControl)
                && Characters.fault(name).isEmpty();
    }

    private static Map<String, Known> parameters(Method method) {
        var known = new LinkedHashMap<String, Known>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class))
                known.put(parameter.getName(), Known.of(parameter.getType(), parameter));
            for (Class<?> bean = parameter.getType();
                    bean != null && bean != Object.class;
                    bean = bean.getSuperclass()) {
                for (var field : bean.getDeclaredFields())
                    if (field.isAnnotationPresent(RestQuery.class))
                        known.put(field.getName(), Known.of(field.getType(), field));
            }
        }
        return known;
    }

    private static boolean reads(Class<?> type, int longest, String value) {
        try {
            return read(type, value) != null && Characters.fault(value).isEmpty() && Lengths.of(value) <= longest;
        } catch (RuntimeException doesNot) {
            return false;
        }
    }

    /** @return null, or an exception, when it is no value of the type */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object read(Class<?> type, String value) {
        if (type.isEnum()) return Enum.valueOf((Class<? extends Enum>) type, value);
        // Java reads other digits too.
        if (type == int.class || type == Integer.class)
            return INTEGER.matcher(value).matches() ? Integer.valueOf(value) : null;
        if (type == boolean.class || type == Boolean.class)
            return value.equals("true") || value.equals("false") ? Boolean.valueOf(value) : null;
        if (type == UUID.class) return isId(value) ? value : null;
        if (type == LocalDate.class) return Days.storable(LocalDate.parse(value));
        if (type == AreaCode.class) return new AreaCode(value);
        return value;
    }
}
