package org.gridmediation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;

/**
 * Counts the disputes of a district from their rows, by the words of the definitions and in Java; and keeps its own books of what was recorded when, by looking
 * after every step.
 */
final class Recount implements AutoCloseable {
    private static final Set<String> REQUESTS =
            Set.of("RESIDENT_REPORT", "HOTLINE_12345", "ONLINE", "PHONE", "VISIT", "APPLICATION");
    private static final Set<String> ANSWERS = Set.of(
            "ACCEPTED",
            "DECLINED",
            "ASSIGNED",
            "TRANSFER_ACCEPTED",
            "CONTACTED",
            "NOTICE_GIVEN",
            "CONSENTED",
            "INVESTIGATED",
            "SESSION_HELD");
    private static final Set<String> ATTENDED = Set.of("INVESTIGATED", "SESSION_HELD", "AGREED");
    private static final Set<String> HANDLING =
            Set.of("FIRST_ANSWER", "ACCEPTANCE", "TRANSFER_ACCEPTANCE", "URGENT_DISPOSAL", "MEDIATION");

    /** How much there is leaves and comes with what moves, in the month in which it does. */
    private static final Set<String> STOCKS = Set.of("OPEN", "OVERDUE");

    /** Where a number belongs; `month` is that of the fact or that of its booking. */
    record Cell(
            String area,
            String month,
            String fact,
            String type,
            String publicOrderType,
            String source,
            String level,
            String form) {

        Cell in(String other) {
            return new Cell(other, month, fact, type, publicOrderType, source, level, form);
        }

        Cell at(String other) {
            return new Cell(area, other, fact, type, publicOrderType, source, level, form);
        }

        String by(String category) {
            return switch (category) {
                case "TYPE" -> type;
                case "PUBLIC_ORDER_TYPE" -> publicOrderType;
                case "SOURCE" -> source;
                case "LEVEL" -> level;
                case "FORM" -> form;
                default -> "";
            };
        }
    }

    private static final class Row {
        final Map<String, Object> columns = new HashMap<>();

        String text(String column) {
            var value = columns.get(column);
            return value == null ? "" : value.toString();
        }

        Instant time(String column) {
            return (Instant) columns.get(column);
        }

        boolean is(String column) {
            return Boolean.TRUE.equals(columns.get(column));
        }

        UUID id(String column) {
            return (UUID) columns.get(column);
        }

        long number(String column) {
            return columns.get(column) == null ? 0 : ((Number) columns.get(column)).longValue();
        }
    }

    private final Connection owner;
    private final String district;
    private final Map<UUID, Long> versions = new HashMap<>();
    private final Map<UUID, String> areas = new HashMap<>();

    /** What each dispute adds, as its rows are now. */
    final Map<UUID, Map<Cell, Long>> current = new HashMap<>();

    /** What was booked since this began, by the month in which it was. */
    final Map<Cell, Long> recorded = new HashMap<>();

    Recount(String district) throws SQLException {
        this.district = district;
        var settings = Embedded.settings();
        owner = DriverManager.getConnection(
                settings.get("grid-mediation.database.url"),
                settings.get("grid-mediation.database.owner-user"),
                settings.get("grid-mediation.database.owner-password"));
        look(false);
        recorded.clear();
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }

    /**
     * After a step: of every dispute that changed, and of every new one, what it adds now is booked in this month, less what it added before.
     *
     * @param followed whether grids have ended: then what was counted lies in the others, and was recorded where it was
     */
    void look(boolean followed) throws SQLException {
        var now = new HashMap<UUID, Long>();
        var there = new HashMap<UUID, String>();
        for (var row : rows("select id, version, area from dispute where district = '" + district + "'")) {
            now.put(row.id("id"), row.number("version"));
            there.put(row.id("id"), row.text("area"));
        }
        var changed = new HashSet<UUID>();
        now.forEach((id, version) -> {
            if (!version.equals(versions.get(id))) changed.add(id);
        });
        var counted = count(changed);
        var month = month(Days.now());
        for (var id : new HashSet<>(versions.keySet()))
            if (!now.containsKey(id)) {
                book(Map.of(), current.remove(id), month);
                versions.remove(id);
            }
        for (var id : changed) {
            var adds = counted.get(id);
            var before = current.put(id, adds);
            var old = new HashMap<Cell, Long>();
            if (before != null)
                before.forEach((cell, n) -> old.merge(
                        followed && !STOCKS.contains(cell.fact) ? cell.in(there.get(id)) : cell, n, Long::sum));
            book(adds, old, month);
        }
        versions.putAll(now);
        areas.putAll(there);
    }

    private void book(Map<Cell, Long> adds, Map<Cell, Long> before, String month) {
        adds.forEach((cell, n) -> recorded.merge(cell.at(month), n, Long::sum));
        before.forEach((cell, n) -> recorded.merge(cell.at(month), -n, Long::sum));
    }

    String area(UUID dispute) {
        return areas.get(dispute);
    }

    /** All that is counted, by the months of what happened. */
    Map<Cell, Long> now() {
        var sums = new HashMap<Cell, Long>();
        current.values().forEach(adds -> adds.forEach((cell, n) -> sums.merge(cell, n, Long::sum)));
        return sums;
    }

    /** How many live in each grid. */
    Map<String, Long> residents() throws SQLException {
        var residents = new TreeMap<String, Long>();
        for (var row : rows("select area, count(*) n from resident where district = '" + district + "' group by area"))
            residents.put(row.text("area"), row.number("n"));
        return residents;
    }

    /** How many parties the disputes have that ended in a month in an area. */
    long parties(String area, String month) throws SQLException {
        long parties = 0;
        for (var row : rows("select dispute_id, count(*) n from dispute_party where removed_at is null and district = '"
                + district + "' group by dispute_id"))
            if (current.getOrDefault(row.id("dispute_id"), Map.of()).keySet().stream()
                    .anyMatch(c -> Set.of("SETTLED", "UNSETTLED").contains(c.fact)
                            && c.month.equals(month)
                            && c.area.startsWith(area)
                            && isDoneUpTo(area, c))) parties += row.number("n");
        return parties;
    }

    /** Whether nobody did it, or a body of the area's tier or below. */
    static boolean isDoneUpTo(String area, Cell cell) {
        return cell.level.isEmpty() || Tier.valueOf(cell.level).digits >= area.length();
    }

    /** Of each grid that is there: whether one of its officers is an engaged mediator. */
    Map<String, Boolean> covered() throws SQLException {
        var today = Days.today();
        var now = Days.now();
        var engaged = new HashSet<UUID>();
        for (var row : rows("select staff_id, engaged_from, engaged_until from mediator where state = 'ENGAGED'"))
            if (!today.isBefore(java.time.LocalDate.parse(row.text("engaged_from")))
                    && !today.isAfter(java.time.LocalDate.parse(row.text("engaged_until"))))
                engaged.add(row.id("staff_id"));
        var covered = new TreeMap<String, Boolean>();
        for (var row : rows(
                "select code, valid_from, valid_until from area where tier = 'GRID' and code like '" + district + "%'"))
            if (!today.isBefore(java.time.LocalDate.parse(row.text("valid_from")))
                    && (row.text("valid_until").isEmpty()
                            || !today.isAfter(java.time.LocalDate.parse(row.text("valid_until")))))
                covered.put(row.text("code"), false);
        for (var row : rows("select area, staff_id, valid_from, valid_until from post where role = 'GRID_OFFICER'"))
            if (engaged.contains(row.id("staff_id"))
                    && !row.time("valid_from").isAfter(now)
                    && (row.time("valid_until") == null
                            || row.time("valid_until").isAfter(now)))
                covered.computeIfPresent(row.text("area"), (grid, not) -> true);
        return covered;
    }

    private Map<UUID, Map<Cell, Long>> count(Set<UUID> disputes) throws SQLException {
        var counted = new HashMap<UUID, Map<Cell, Long>>();
        if (disputes.isEmpty()) return counted;
        var outcomes = of("outcome", disputes);
        var events = of("dispute_event", disputes);
        var clocks = of("clock", disputes);
        var visits = of("return_visit", disputes);
        var keys = of("dispute_key", disputes);
        var links = of("dispute_link", disputes);
        for (var dispute : some("dispute", "id", disputes)) {
            var id = dispute.id("id");
            var count = new Count(dispute);
            if (dispute.id("counted_with") == null) {
                var first = events(id, events);
                // No time was ever measured of what a file brought.
                var timed = !first.containsKey("IMPORTED");
                var handling = clocks.getOrDefault(id, List.of()).stream()
                        .filter(c -> HANDLING.contains(c.text("kind")))
                        .toList();
                count.registration(timed, first, handling, repeats(id, keys, links));
                count.inHand(handling, outcomes.getOrDefault(id, List.of()));
                if (isRefused(dispute, events.getOrDefault(id, List.of())))
                    count.ended(false, dispute.time("ended_at"), dispute.text("level"), "", timed, missed(handling));
                else count.ending(timed, outcomes.getOrDefault(id, List.of()), missed(handling));
                for (var agreement : outcomes.getOrDefault(id, List.of())) count.performance(agreement);
                for (var visit : visits.getOrDefault(id, List.of())) count.visit(visit);
            }
            counted.put(id, count.counted);
        }
        return counted;
    }

    /** Accepted, and ended by a party's own word; nobody records an outcome then. */
    private static boolean isRefused(Row dispute, List<Row> events) {
        if (dispute.id("outcome_id") != null || dispute.time("accepted_at") == null || dispute.time("ended_at") == null)
            return false;
        return events.stream()
                .filter(e -> !e.text("status").equals("ARCHIVED"))
                .max(Comparator.comparing(e -> e.number("number")))
                .filter(e -> e.text("status").equals("TERMINATED"))
                .isPresent();
    }

    private static Map<String, Instant> events(UUID id, Map<UUID, List<Row>> events) {
        var first = new HashMap<String, Instant>();
        for (var event : events.getOrDefault(id, List.of()))
            first.merge(
                    event.text("kind").equals("OUTCOME_RECORDED") ? event.text("status") : event.text("kind"),
                    event.time("at"),
                    (a, b) -> a.isBefore(b) ? a : b);
        return first;
    }

    private static Set<String> missed(List<Row> clocks) {
        var missed = new HashSet<String>();
        for (var clock : clocks) if (clock.time("missed_at") != null) missed.add(clock.text("kind"));
        return missed;
    }

    /** A pair that was in dispute before, in a matter that is not counted with this one. */
    private boolean repeats(UUID id, Map<UUID, List<Row>> keys, Map<UUID, List<Row>> links) throws SQLException {
        var joined = new HashSet<UUID>();
        for (var link : links.getOrDefault(id, List.of()))
            if (link.time("ended_at") == null
                    && Set.of("HAS_DUPLICATE", "HAS_MERGED").contains(link.text("kind")))
                joined.add(link.id("other_id"));
        for (var key : keys.getOrDefault(id, List.of())) {
            if (!key.text("kind").equals("PAIR") || key.is("novel")) continue;
            var first = rows("select dispute_id from dispute_key where novel and district = '" + district
                    + "' and fingerprint = '\\x"
                    + java.util.HexFormat.of().formatHex((byte[]) key.columns.get("fingerprint"))
                    + "'");
            if (first.stream().noneMatch(f -> joined.contains(f.id("dispute_id")))) return true;
        }
        return false;
    }

    /** What one dispute adds. */
    private static final class Count {
        final Map<Cell, Long> counted = new HashMap<>();
        final Row dispute;
        final Instant reported;

        Count(Row dispute) {
            this.dispute = dispute;
            reported = dispute.time("reported_at");
        }

        private void add(String fact, Instant at, String level, String form, long n) {
            if (n == 0) return;
            var cell = new Cell(
                    dispute.text("area"),
                    month(at),
                    fact,
                    dispute.text("type"),
                    dispute.text("public_order_type"),
                    dispute.text("source"),
                    level,
                    form);
            counted.merge(cell, n, Long::sum);
        }

        private void registered(String fact, boolean is) {
            add(fact, reported, "", "", is ? 1 : 0);
        }

        void registration(boolean timed, Map<String, Instant> first, List<Row> clocks, boolean repeats) {
            var ended = dispute.time("ended_at");
            var answer = first(first, ANSWERS);
            var quarter = reported.plus(Duration.ofMinutes(15));
            var asked = timed
                    && REQUESTS.contains(dispute.text("source"))
                    && (answer != null || ended == null || ended.isAfter(quarter));
            var seen = first(first, ATTENDED);
            var urgent = clocks.stream()
                    .filter(c -> c.text("kind").equals("URGENT_DISPOSAL"))
                    .map(c -> c.time("started_at"))
                    .min(Comparator.naturalOrder())
                    .orElse(reported);
            var midnight = Days.start(Days.of(urgent).plusDays(1));
            var hours = urgent.plus(Duration.ofHours(4));
            var limit = midnight.isAfter(hours) ? midnight : hours;
            registered("REGISTERED", true);
            registered("REQUESTED", asked);
            registered("ANSWERED", asked && answer != null && !answer.isAfter(quarter));
            var left = ended == null ? missed(clocks).contains("URGENT_DISPOSAL") : ended.isAfter(limit);
            var decided = timed && dispute.text("urgency").equals("URGENT") && (seen != null || left);
            registered("URGENT", decided);
            registered("URGENT_KEPT", decided && seen != null && !seen.isAfter(limit));
            registered("REPEATED", repeats);
            registered("COMPLETED", ended != null);
        }

        /** From the report to the end; and overdue as long as any deadline is that was let pass, minute by minute as it were. */
        void inHand(List<Row> clocks, List<Row> outcomes) {
            var ended = dispute.time("ended_at");
            var over = over(outcomes);
            add("OPEN", reported, "", "", 1);
            if (over != null) add("OPEN", over, "", "", -1);
            var turns = new TreeMap<Instant, Integer>();
            for (var clock : clocks) {
                if (clock.time("missed_at") == null) continue;
                var due = clock.time("due") == null ? clock.time("missed_at") : clock.time("due");
                var done = clock.time("stopped_at") == null ? ended : clock.time("stopped_at");
                turns.merge(due, 1, Integer::sum);
                if (done != null && over != null && over.isBefore(done)) done = over;
                if (done != null) turns.merge(done.isBefore(due) ? due : done, -1, Integer::sum);
                if (ended == null && done == null) late = late == null || due.isBefore(late) ? due : late;
            }
            int overdue = 0;
            for (var turn : turns.entrySet()) {
                int now = overdue + turn.getValue();
                if (overdue == 0 && now > 0) add("OVERDUE", turn.getKey(), "", "", 1);
                if (overdue > 0 && now == 0) add("OVERDUE", turn.getKey(), "", "", -1);
                overdue = now;
            }
            if (late != null) add("LATE", late, "", "", 1);
        }

        private Instant late;

        private static Instant first(Map<String, Instant> first, Set<String> kinds) {
            return kinds.stream()
                    .map(first::get)
                    .filter(at -> at != null)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        void ending(boolean timed, List<Row> outcomes, Set<String> missed) {
            var id = dispute.id("outcome_id");
            if (id == null) return;
            var outcome = find(outcomes, id);
            var agreed = outcome.text("kind").equals("AGREED")
                    && !outcome.text("track").equals("SET_ASIDE");
            if (!Set.of("AGREED", "FAILED", "TERMINATED").contains(outcome.text("kind"))) return;
            var at = over(outcomes);
            var level = outcome.text("level");
            var form = outcome.text("form");
            ended(agreed, at, level, form, timed, missed);
            if (agreed) add("AMOUNT", at, level, form, outcome.number("amount"));
        }

        /** A variation is another edition of what was settled once. */
        private Instant over(List<Row> outcomes) {
            var id = dispute.id("outcome_id");
            if (id == null) return dispute.time("ended_at");
            var first = find(outcomes, id);
            if (!first.text("kind").equals("AGREED") || first.text("track").equals("SET_ASIDE"))
                return dispute.time("ended_at");
            while (first.id("varies_id") != null) first = find(outcomes, first.id("varies_id"));
            return first.time("effective_at");
        }

        private void ended(boolean agreed, Instant at, String level, String form, boolean timed, Set<String> missed) {
            var major = Set.of("COMPLEX", "MAJOR").contains(dispute.text("difficulty"));
            var facts = new TreeMap<String, Boolean>();
            facts.put(agreed ? "SETTLED" : "UNSETTLED", true);
            facts.put("IN_GRID", agreed && level.equals("GRID"));
            facts.put("IN_COMMUNITY", agreed && level.equals("COMMUNITY"));
            facts.put("IN_SUBDISTRICT", agreed && level.equals("SUBDISTRICT"));
            facts.put(major ? "MAJOR" : "MINOR", true);
            facts.put("MINOR_IN_GRID", !major && agreed && level.equals("GRID"));
            facts.put(
                    "MAJOR_IN_COMMUNITY",
                    major && agreed && Set.of("GRID", "COMMUNITY").contains(level));
            facts.put("TIMED", timed);
            facts.put("ON_TIME", timed && missed.isEmpty());
            facts.put("VISITED", agreed && dispute.is("visited"));
            facts.forEach((fact, is) -> add(fact, at, level, form, is ? 1 : 0));
        }

        /** Of an agreement, whatever became of it since. */
        void performance(Row outcome) {
            var how = outcome.text("fulfilment");
            if (how.isEmpty() || how.equals("PENDING")) return;
            var at = outcome.time("fulfilment_at");
            add("PERFORMANCES", at, outcome.text("level"), outcome.text("form"), 1);
            add("PERFORMED", at, outcome.text("level"), outcome.text("form"), how.equals("FULFILLED") ? 1 : 0);
        }

        private static Row find(List<Row> rows, UUID id) {
            return rows.stream().filter(r -> r.id("id").equals(id)).findFirst().orElseThrow();
        }

        void visit(Row visit) {
            add("VISITS", visit.time("visited_at"), "", "", 1);
            add("SATISFACTION", visit.time("visited_at"), "", "", visit.number("satisfaction"));
        }
    }

    static String month(Instant time) {
        return YearMonth.from(time.atZone(Days.ZONE)).toString();
    }

    private Map<UUID, List<Row>> of(String table, Set<UUID> disputes) throws SQLException {
        var rows = new HashMap<UUID, List<Row>>();
        for (var row : some(table, "dispute_id", disputes))
            rows.computeIfAbsent(row.id("dispute_id"), d -> new ArrayList<>()).add(row);
        return rows;
    }

    private List<Row> some(String table, String column, Set<UUID> ids) throws SQLException {
        try (var query = owner.prepareStatement("select * from " + table + " where " + column + " = any(?)")) {
            query.setArray(1, owner.createArrayOf("uuid", ids.toArray()));
            return read(query.executeQuery());
        }
    }

    private List<Row> rows(String sql) throws SQLException {
        try (var query = owner.createStatement()) {
            return read(query.executeQuery(sql));
        }
    }

    private static List<Row> read(ResultSet rows) throws SQLException {
        var read = new ArrayList<Row>();
        var names = rows.getMetaData();
        while (rows.next()) {
            var row = new Row();
            for (int i = 1; i <= names.getColumnCount(); i++) {
                var time = names.getColumnTypeName(i).equals("timestamptz");
                var value = time ? rows.getObject(i, OffsetDateTime.class) : rows.getObject(i);
                row.columns.put(names.getColumnName(i), value instanceof OffsetDateTime t ? t.toInstant() : value);
            }
            read.add(row);
        }
        return read;
    }
}
