package org.gridmediation.exports;

import java.sql.Date;
import java.util.function.Function;
import org.gridmediation.http.Days;

/** A field of a query, and which rows it leaves. */
enum ExportFilter {
    HOUSEHOLD("household", "x.household = ?", ExportQuery::household),
    MINOR(
            "minor",
            "(x.birth_date > ?) = ?",
            q -> q.minor() == null
                    ? null
                    : new Object[] {Date.valueOf(Days.today().minusYears(18)), q.minor()}),
    GRID_KIND("kind", "x.grid_kind = ?", ExportQuery::kind),
    KIND("kind", "x.kind = ?", ExportQuery::kind),
    STATE("state", "x.state = ?", ExportQuery::state),
    TIER("tier", "x.tier = ?", ExportQuery::tier),
    LEVEL("tier", "x.level = ?", ExportQuery::tier),
    STATUS("status", "x.status = ?", ExportQuery::status),
    TYPE("type", "? in (x.type, x.public_order_type)", ExportQuery::type),
    SOURCE("source", "x.source = ?", ExportQuery::source),
    HOLDER("holder", "x.holder_id = ?", ExportQuery::holder),
    FROM("from", "x.reported_at >= ?", q -> q.from() == null ? null : start(q.from())),
    TO("to", "x.reported_at < ?", q -> q.to() == null ? null : start(q.to().plusDays(1)));

    final String field;
    final String condition;
    private final Function<ExportQuery, Object> value;

    ExportFilter(String field, String condition, Function<ExportQuery, Object> value) {
        this.field = field;
        this.condition = condition;
        this.value = value;
    }

    private static Object start(java.time.LocalDate day) {
        return Days.start(day).atOffset(java.time.ZoneOffset.UTC);
    }

    boolean isAsked(ExportQuery query) {
        return value.apply(query) != null;
    }

    /** For the condition's question marks. */
    Object[] values(ExportQuery query) {
        var asked = value.apply(query);
        return asked instanceof Object[] several ? several : new Object[] {asked};
    }
}
