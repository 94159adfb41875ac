package org.gridmediation.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmediation.area.AreaCode;
import org.gridmediation.codes.CodeTables;
import org.gridmediation.codes.DisputeType;
import org.gridmediation.codes.DisputeTypes;
import org.gridmediation.report.MonthlyReturn.Column;

/** The columns of a return, as the code tables had them in its month. */
@ApplicationScoped
class ReturnColumns {
    @Inject
    CodeTables codes;

    @Inject
    DisputeTypes types;

    /**
     * @param returned which column of the return a source belongs to
     */
    record Wanted(MonthlyReturn.Columns names, Map<String, String> returned) {}

    Wanted of(AreaCode area, LocalDate period) {
        var day = period.plusMonths(1).minusDays(1);
        var returned = new HashMap<String, String>();
        codes.inForce("sources", area, day).forEach(c -> returned.put(c.code, c.returnColumn));
        var sources = codes.inForce("return-sources", area, day).stream()
                .map(c -> new Column(c.code, c.parent, c.nameZh, c.nameEn))
                .toList();
        return new Wanted(
                new MonthlyReturn.Columns(sources, types("JUSTICE", period, day), types("PUBLIC_ORDER", period, day)),
                returned);
    }

    private List<Column> types(String line, LocalDate first, LocalDate last) {
        return types.all().stream()
                .filter(t -> t.line.equals(line) && isValid(t, first, last))
                .map(t -> new Column(t.code, t.parent, t.nameZh, t.nameEn))
                .toList();
    }

    private static boolean isValid(DisputeType type, LocalDate first, LocalDate last) {
        return !type.validFrom.isAfter(last) && (type.validUntil == null || !type.validUntil.isBefore(first));
    }
}
