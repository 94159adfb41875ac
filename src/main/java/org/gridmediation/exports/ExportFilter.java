package org.gridmediation.exports;

import java.sql.Date;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmediation.area.GridKind;
import org.gridmediation.area.Tier;
import org.gridmediation.calendar.WorkCalendar;
import org.gridmediation.dispute.Danger;
import org.gridmediation.dispute.DeadlineStanding;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.http.Days;
import org.gridmediation.mediator.MediatorState;
import org.gridmediation.organization.OrganizationKind;

/** A field of a query, and which rows it leaves. */
enum ExportFilter {
    HOUSEHOLD("household", "x.household = ?", ExportQuery::household),
    MINOR(
            "minor",
            "(x.birth_date > ?) = ?",
            q -> q.minor() == null
                    ? null
                    : new Object[] {Date.valueOf(Days.today().minusYears(18)), q.minor()}),
    GRID_KIND("kind", "x.grid_kind = ?", ExportQuery::kind, GridKind.class),
    KIND("kind", "x.kind = ?", ExportQuery::kind, OrganizationKind.class),
    STATE("state", "x.state = ?", ExportQuery::state, MediatorState.class),
    TIER("tier", "x.tier = ?", ExportQuery::tier, Tier.class),
    LEVEL("level", "x.level = ?", ExportQuery::level, Tier.class),
    STATUS("status", "x.status = ?", ExportQuery::status, Status.class),
    ESCALATION("escalation", "x.escalation = ?", ExportQuery::escalation, Danger.class),
    TYPE("type", "? in (x.type, x.public_order_type)", ExportQuery::type),
    TAG(
            "tag",
            "exists (select from dispute_tag g where g.dispute_id = x.id and g.district = x.district and g.tag = ?)",
            ExportQuery::tag),
    SOURCE("source", "x.source = ?", ExportQuery::source, Source.class),
    COUNTED("counted", "(x.counted_with is null or not ?)", ExportQuery::counted),
    HOLDER("holder", "x.holder_id = ?", ExportQuery::holder),
    MEDIATOR("mediator", "x.mediator_id = ?", ExportQuery::mediator),
    PARTY("party", """
            exists (select from dispute_party p where p.dispute_id = x.id and p.district = x.district and p.resident_id = ? and p.removed_at is null)""", ExportQuery::party),
    FROM("from", "x.reported_at >= ?", q -> q.from() == null ? null : start(q.from())),
    TO("to", "x.reported_at < ?", q -> q.to() == null ? null : start(q.to().plusDays(1))),
    MISSED("due", "(x.missed > 0) = ?", q -> q.due() == DeadlineStanding.MISSED ? true : null),
    OVERDUE("due", "x.due_at <= ?", q -> q.due() == DeadlineStanding.OVERDUE ? now() : null),
    SOON("due", "x.due_at > ? and x.due_at <= ?", q -> q.due() == DeadlineStanding.SOON ? now() : null) {
        @Override
        Object[] values(ExportQuery query, WorkCalendar calendar) {
            return new Object[] {
                now(), start(calendar.workdayAfter(Days.today()).plusDays(1))
            };
        }
    },
    TEXT("text", "(lower(x.title) like ? or lower(x.description) like ?)", q -> {
        if (q.text() == null) return null;
        var pattern = "%" + q.text().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
        return new Object[] {pattern, pattern};
    });

    final String field;
    final String condition;
    private final Function<ExportQuery, Object> value;
    private final Set<String> words;

    ExportFilter(String field, String condition, Function<ExportQuery, Object> value) {
        this(field, condition, value, null);
    }

    /** @param words the values of the list's parameter, which are other ones in each list */
    ExportFilter(String field, String condition, Function<ExportQuery, Object> value, Class<? extends Enum<?>> words) {
        this.field = field;
        this.condition = condition;
        this.value = value;
        this.words = words == null
                ? Set.of()
                : Stream.of(words.getEnumConstants()).map(Enum::name).collect(Collectors.toSet());
    }

    private static OffsetDateTime start(LocalDate day) {
        return Days.start(day).atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime now() {
        return Days.now().atOffset(ZoneOffset.UTC);
    }

    boolean isAsked(ExportQuery query) {
        return value.apply(query) != null;
    }

    /** What the list would say of its parameter. */
    Optional<String> fault(ExportQuery query) {
        var asked = value.apply(query);
        return asked == null || words.isEmpty() || words.contains(asked)
                ? Optional.empty()
                : Optional.of("UNKNOWN_VALUE");
    }

    /** For the condition's question marks. */
    Object[] values(ExportQuery query, WorkCalendar calendar) {
        var asked = value.apply(query);
        return asked instanceof Object[] several ? several : new Object[] {asked};
    }
}
