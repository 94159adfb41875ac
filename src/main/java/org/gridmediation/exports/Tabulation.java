package org.gridmediation.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmediation.access.Caller;
import org.gridmediation.access.Scope;
import org.gridmediation.http.Days;
import org.gridmediation.statistics.Answers;
import org.gridmediation.statistics.Grouping;
import org.gridmediation.statistics.Statistics;

/** Writes numbers as a table, a row each: what the post that asked would be answered, of one moment, hidden where it would be hidden. */
@ApplicationScoped
class Tabulation {
    static final List<ExportColumn> COLUMNS = List.of(
            column("indicator", "指标代码"),
            column("indicatorName", "指标名称"),
            column("version", "定义版本"),
            column("unit", "单位"),
            column("basis", "统计口径"),
            column("from", "起始月份"),
            column("to", "截止月份"),
            column("month", "月份"),
            column("area", "区划代码"),
            column("own", "仅本级"),
            column("category", "分类"),
            column("code", "分类代码"),
            column("numerator", "分子"),
            column("denominator", "分母"),
            column("value", "数值"),
            column("suppressed", "不予显示"),
            column("suppressedBelow", "低于此数不显示"),
            column("asOf", "统计时点"),
            column("lastChangeAt", "最近变动时间"));

    @Inject
    Caller caller;

    @Inject
    Scope scope;

    @Inject
    Answers answers;

    private static ExportColumn column(String name, String chinese) {
        return ExportColumn.of(name, chinese, "");
    }

    Extract.Written write(Export export, OutputStream out) throws IOException {
        caller.assume(export.post());
        var asOf = Days.now();
        var answered = scope.atOneMoment(() -> answers.of(export.within, export.query.statistics()));
        var mark = Extract.mark(export, asOf);
        try (var writer = export.form().open(out, export.header(), mark)) {
            long rows = 0;
            for (var statistics : answered)
                for (var group : statistics.groups()) {
                    writer.row(cells(statistics, group, asOf));
                    rows++;
                }
            writer.note(Extract.note(mark, rows));
            return new Extract.Written(asOf, rows);
        }
    }

    private static List<String> cells(Statistics s, Statistics.Group g, Instant asOf) {
        return Stream.<Object>of(
                        s.definition().code(),
                        s.definition().nameZh(),
                        s.definition().version(),
                        s.definition().unit(),
                        s.basis(),
                        s.from(),
                        s.to(),
                        g.month(),
                        g.area() == null ? s.area() : g.area(),
                        g.own() != null,
                        g.code() == null ? null : category(s),
                        g.code(),
                        g.numerator(),
                        g.denominator(),
                        g.value(),
                        g.suppressed() != null,
                        s.suppressedBelow(),
                        time(asOf),
                        time(s.lastChangeAt()))
                .map(Tabulation::text)
                .toList();
    }

    private static Grouping category(Statistics s) {
        return s.groupBy().stream().filter(Grouping::isCategory).findFirst().orElse(null);
    }

    private static Object time(Instant time) {
        return time == null ? null : time.atZone(Days.ZONE).toOffsetDateTime();
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : Objects.toString(value, null);
    }
}
