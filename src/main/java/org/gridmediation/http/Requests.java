package org.gridmediation.http;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Problem.Fault;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** An unknown or mistyped query parameter is an error, not silence: a lost filter would answer with everything. */
class Requests {
    private static final Map<Method, Map<String, Class<?>>> PARAMETERS = new ConcurrentHashMap<>();

    @Inject
    ResourceInfo resource;

    @ServerRequestFilter
    void check(ContainerRequestContext request) {
        var query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty() || resource.getResourceMethod() == null) return;
        var known = PARAMETERS.computeIfAbsent(resource.getResourceMethod(), Requests::parameters);
        var faults = new ArrayList<Fault>();
        query.forEach((name, values) -> {
            var type = known.get(name);
            if (type == null)
                faults.add(new Fault(null, name.length() > 50 ? "?" : printable(name), "UNKNOWN_PARAMETER"));
            else if (values.size() > 1) faults.add(new Fault(null, name, "GIVEN_TWICE"));
            else if (!reads(type, values.get(0)))
                faults.add(new Fault(null, name, type.isEnum() ? "UNKNOWN_VALUE" : "WRONG_FORMAT"));
        });
        if (!faults.isEmpty()) throw new FaultyRequest(Problem.INVALID_PARAMETER, faults);
    }

    private static String printable(String name) {
        return name.replaceAll("[^\\w.\\-]", "?");
    }

    private static Map<String, Class<?>> parameters(Method method) {
        var known = new LinkedHashMap<String, Class<?>>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) known.put(parameter.getName(), parameter.getType());
            for (Class<?> bean = parameter.getType();
                    bean != null && bean != Object.class;
                    bean = bean.getSuperclass()) {
                for (var field : bean.getDeclaredFields())
                    if (field.isAnnotationPresent(RestQuery.class)) known.put(field.getName(), field.getType());
            }
        }
        return known;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static boolean reads(Class<?> type, String value) {
        try {
            if (type.isEnum()) Enum.valueOf((Class<? extends Enum>) type, value);
            else if (type == int.class || type == Integer.class) Integer.parseInt(value);
            else if (type == boolean.class || type == Boolean.class)
                return value.equals("true") || value.equals("false");
            else if (type == UUID.class)
                return UUID.fromString(value).toString().equalsIgnoreCase(value);
            else if (type == LocalDate.class) return Days.plausible(LocalDate.parse(value));
            else if (type == AreaCode.class) new AreaCode(value);
            return StrictJson.storable(value) && value.length() <= 500;
        } catch (RuntimeException doesNot) {
            return false;
        }
    }
}
