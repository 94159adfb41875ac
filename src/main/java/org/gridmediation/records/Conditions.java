package org.gridmediation.records;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;

/** What a list is narrowed to, in the words of a query: all of it holds. What nobody asked for (null) narrows nothing. */
public final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /** @param text in the words of a query, with nothing in it that a caller sent */
    public Conditions and(String text) {
        texts.add("(" + text + ")");
        return this;
    }

    /** @param name of the parameter in the text that has this value */
    public Conditions and(String text, String name, Object value) {
        if (value == null) return this;
        values.put(name, value);
        return and(text);
    }

    /** @param field also with the alias of what it is a field of */
    public Conditions equal(String field, Object value) {
        var name = parameter(field);
        return and(field + " = :" + name, name, value);
    }

    /** The same for whose the list is: without a value it would show everybody's. */
    public Conditions is(String field, Object value) {
        return equal(field, Objects.requireNonNull(value, field));
    }

    /** From the beginning of the one day to the end of the other. */
    public Conditions between(String field, LocalDate from, LocalDate to) {
        return from(field, from == null ? null : Days.start(from))
                .before(field, to == null ? null : Days.start(to.plusDays(1)));
    }

    private Conditions from(String field, Instant time) {
        var name = parameter(field) + "From";
        return and(field + " >= :" + name, name, time);
    }

    private Conditions before(String field, Instant time) {
        var name = parameter(field) + "Before";
        return and(field + " < :" + name, name, time);
    }

    /** A range of codes: the area itself and all inside it. */
    public Conditions within(String field, AreaCode area) {
        if (area == null) return this;
        var name = parameter(field);
        return and(field + " between :" + name + "First and :" + name + "Last", name + "First", area)
                .value(name + "Last", area.last());
    }

    /** The same of a column that holds a code of one tier as text. */
    public Conditions beginning(String field, AreaCode area) {
        var name = parameter(field);
        return and(field + " between :" + name + "First and :" + name + "Last", name + "First", area.value())
                .value(name + "Last", area.value() + "~");
    }

    /** Whoever acts in one district asks one shard, whoever acts over several those of their own (docs/adr/0002). */
    public Conditions inDistrict(String alias, AreaCode area) {
        return area.tier().isAbove(Tier.DISTRICT)
                ? beginning(alias + "district", area)
                : equal(alias + "district", area.district());
    }

    /** The same for a list that is of no area. Not as a range, for which the planner would expect few rows, and sort them. */
    public Conditions inOneDistrict(String alias, AreaCode area) {
        return area.tier().isAbove(Tier.DISTRICT) ? this : inDistrict(alias, area);
    }

    public Conditions inDistrict(AreaCode area) {
        return inDistrict("", area);
    }

    /**
     * An equality on the tier's own column, so that the list is read in its order from one index (design.md 8.5), beside the district's. The planner
     * knows from the tables' statistics that the one follows from the other (PlansTest).
     */
    public Conditions inArea(String alias, AreaCode area) {
        return switch (area.tier()) {
            case PROVINCE -> beginning(alias + "city", area);
            case CITY -> equal(alias + "city", area.value());
            case DISTRICT -> equal(alias + "district", area.value());
            case SUBDISTRICT -> inDistrict(alias, area).equal(alias + "subdistrict", area.value());
            case COMMUNITY -> inDistrict(alias, area).equal(alias + "community", area.value());
            case GRID -> inDistrict(alias, area).equal(alias + "area", area);
        };
    }

    public Conditions inArea(AreaCode area) {
        return inArea("", area);
    }

    /** A further parameter of a text. */
    public Conditions value(String name, Object value) {
        values.put(name, value);
        return this;
    }

    private static String parameter(String field) {
        return field.substring(field.indexOf('.') + 1);
    }

    /** @param of what is asked for, as far as its conditions */
    public <T> TypedQuery<T> query(String of, Class<T> row) {
        return typed(of + text(), row);
    }

    public <T> TypedQuery<T> query(String of, Class<T> row, String order) {
        return typed(of + text() + " order by " + order, row);
    }

    private <T> TypedQuery<T> typed(String text, Class<T> row) {
        var query = Panache.getEntityManager().createQuery(text, row);
        values.forEach(query::setParameter);
        return query;
    }

    private String text() {
        return texts.isEmpty() ? "" : texts.stream().collect(Collectors.joining(" and ", " where ", ""));
    }

    /** These and what else the page needs. */
    Conditions copy() {
        var copy = new Conditions();
        copy.texts.addAll(texts);
        copy.values.putAll(values);
        return copy;
    }
}
