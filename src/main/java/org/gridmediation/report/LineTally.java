package org.gridmediation.report;

import jakarta.persistence.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.organization.CommitteeKind;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.report.Figures.Prevention;
import org.gridmediation.report.MonthlyReturn.Column;

/** The numbers of one line while its rows are read. Every column is there, with nothing in it at first. */
final class LineTally {
    private final ReturnColumns.Wanted wanted;
    private final Map<String, Long> committees = zeros(names(CommitteeKind.values()));
    private final Map<String, Long> forms = zeros(names(AgreementForm.values()));
    private final Map<String, Prevention> prevented = new LinkedHashMap<>();
    private final Map<String, Long> sources;
    private final Map<String, Long> types;
    private final Map<String, Long> publicOrderTypes;
    private long registered;
    private long cases;
    private long parties;
    private long settled;
    private long complex;
    private long amount;

    LineTally(ReturnColumns.Wanted wanted) {
        this.wanted = wanted;
        sources = zeros(codes(wanted.names().sources()));
        types = zeros(codes(wanted.names().types()));
        publicOrderTypes = zeros(codes(wanted.names().publicOrderTypes()));
        names(PreventedHarm.Kind.values()).forEach(kind -> prevented.put(kind, new Prevention(0, 0)));
    }

    void add(Tuple row) {
        var value = row.get("value", String.class);
        long n = row.get("cases", Long.class);
        long people = row.get("people", Long.class);
        switch (row.get("cut", String.class)) {
            case "" -> {
                registered += row.get("registered", Long.class);
                cases += n;
                settled += row.get("settled", Long.class);
                complex += row.get("complex", Long.class);
                amount += row.get("amount", Long.class);
            }
            case "PARTIES" -> parties += people;
            case "COMMITTEE" -> committees.computeIfPresent(value, (kind, known) -> known + n);
            case "PREVENTED" ->
                prevented.computeIfPresent(value, (kind, known) -> known.plus(new Prevention(n, people)));
            case "FORM" -> forms.computeIfPresent(value, (form, known) -> known + row.get("settled", Long.class));
            case "SOURCE" ->
                add(sources, wanted.names().sources(), wanted.returned().get(value), n);
            case "TYPE" -> add(types, wanted.names().types(), value, n);
            default -> add(publicOrderTypes, wanted.names().publicOrderTypes(), value, n);
        }
    }

    /** To its own column and to the one that holds it; what has no column is in none, and the control equations tell. */
    private static void add(Map<String, Long> numbers, List<Column> columns, String code, long n) {
        columns.stream().filter(c -> c.code().equals(code)).forEach(column -> Stream.of(column.code(), column.parent())
                .filter(c -> c != null)
                .forEach(c -> numbers.merge(c, n, Long::sum)));
    }

    Figures figures() {
        return new Figures(
                registered,
                cases,
                parties,
                settled,
                complex,
                amount,
                committees,
                sources,
                types,
                publicOrderTypes,
                forms,
                prevented);
    }

    private static Map<String, Long> zeros(Stream<String> codes) {
        var zeros = new LinkedHashMap<String, Long>();
        codes.forEach(code -> zeros.put(code, 0L));
        return zeros;
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name);
    }

    private static Stream<String> codes(List<Column> columns) {
        return columns.stream().map(Column::code);
    }
}
