package org.gridmediation.statistics;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** By what a number may be told apart. */
@Schema(name = "StatisticsGrouping")
public enum Grouping {
    MONTH,
    CHILD_AREA,
    TYPE,
    PUBLIC_ORDER_TYPE,
    SOURCE,
    LEVEL,
    FORM;

    /** What disputes are told apart by: an answer has one of these at most. */
    static final Set<Grouping> CATEGORIES = EnumSet.of(TYPE, PUBLIC_ORDER_TYPE, SOURCE, LEVEL, FORM);

    public boolean isCategory() {
        return CATEGORIES.contains(this);
    }

    /** The column of rows; the cells' cut is the name. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String cut(Grouping category) {
        return category == null ? "" : category.name();
    }
}
