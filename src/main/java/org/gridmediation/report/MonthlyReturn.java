package org.gridmediation.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;

/** 人民调解案件情况统计表, as it was counted; all that its bytes hold. */
@Schema(
        description =
                "人民调解案件情况统计表 of an area and a month, as it was counted. Its bytes are kept, and are the same whenever they are read.")
public record MonthlyReturn(
        AreaCode area,
        @Schema(maxLength = 100) String areaName,
        Tier tier,
        @Schema(maxLength = 7, examples = "2026-03") String period,
        @Schema(minimum = "1", maximum = "1000") int edition,

        @Schema(maxLength = 1000, description = "Why the edition before was corrected.")
        String reason,

        Instant countedAt,

        @Schema(description = "零报告: nothing happened in the month.")
        boolean zero,

        @Schema(maximum = "100000", description = "排查纠纷 (次), as stated by the area.")
        Integer screenings,

        @Schema(maximum = "100000", description = "预防纠纷 (件), as stated by the area.")
        Integer disputesPrevented,

        @Schema(maxLength = 1000) String remark,
        Columns columns,

        @Schema(
                description =
                        "Each area right below with what its own bodies mediated, then these together, then what the area's own committee mediated, and the total. What a tier above mediated is in its return.")
        List<Line> lines,

        @Schema(maxItems = 200, description = "The control equations that do not hold; none in a good return.")
        List<Violation> violations,

        @Schema(
                maxItems = 1000,
                description =
                        "Areas right below whose own report of the month was not accepted when this return was counted, submitted or locked; absent in a return from before this was recorded.")
        List<MissingReport> missing,

        @Schema(
                maxItems = 1000,
                description =
                        "Areas right below whose accepted return has other numbers than their line, because something became known since. Absent in a return from before this was recorded.")
        List<DifferingReport> differing) {

    @Schema(name = "MissingReport", description = "An area right below whose report has not been accepted.")
    public record MissingReport(
            AreaCode area,
            @Schema(maxLength = 100) String areaName,

            @Schema(description = "How far its report is; absent when there is none.")
            ReportState state) {}

    @Schema(name = "DifferingReport", description = "An area right below whose accepted return differs from its line.")
    public record DifferingReport(
            AreaCode area,
            @Schema(maxLength = 100) String areaName,

            @Schema(minimum = "1", maximum = "1000", description = "The edition that was accepted.")
            int edition,

            @Schema(maxItems = 1000, description = "From its own total to its line here.")
            List<Difference> figures) {}

    @Schema(name = "ReturnLineKind")
    public enum LineKind {
        /** An area right below. */
        UNIT,
        /** 下级上报总计. */
        SUBORDINATES,
        /** 本级上报总计: what the area's own committee did, wherever in the area, and what lies in none of the areas below. */
        OWN,
        TOTAL
    }

    @Schema(name = "ReturnLine")
    public record Line(
            LineKind kind,
            AreaCode area,
            @Schema(maxLength = 100) String areaName,
            Figures figures) {}

    @Schema(name = "ReturnColumns", description = "What the codes were called when it was counted.")
    public record Columns(
            @Schema(maxItems = 200) List<Column> sources,
            @Schema(maxItems = 200) List<Column> types,
            @Schema(maxItems = 200) List<Column> publicOrderTypes) {}

    @Schema(name = "ReturnColumn")
    public record Column(
            @Schema(maxLength = 40) String code,

            @Schema(maxLength = 40, description = "The column that holds this one too.")
            String parent,

            @Schema(maxLength = 100) String nameZh,
            @Schema(maxLength = 100) String nameEn) {}

    @Schema(name = "ReturnEquation")
    public enum Equation {
        /** 各类型之和 = 总数. */
        TYPES,
        PUBLIC_ORDER_TYPES,
        /** 来源一级之和 = 总数. */
        SOURCES,
        /** 委托移送各项之和 = 委托移送. */
        ENTRUSTED,
        /** 不同主体之和 = 总数. */
        COMMITTEES,
        /** 口头 + 书面 ≤ 成功. */
        FORMS,
        /** 成功 ≤ 总数. */
        SETTLED,
        /** 疑难复杂 ≤ 总数. */
        COMPLEX,
        /** 下级 + 本级 = 总计, in every column. */
        LINES
    }

    @Schema(
            name = "ReturnViolation",
            description = "An equation that does not hold, in which line, and what stands on its sides.")
    public record Violation(
            Equation equation,
            LineKind line,
            AreaCode area,
            @Schema(minimum = "-9223372036854775808") long left,
            @Schema(minimum = "-9223372036854775808") long right) {}

    Line total() {
        return lines.get(lines.size() - 1);
    }

    /** The same numbers with what the area states besides, and with who is missing now or reported otherwise. */
    MonthlyReturn with(Edition stated, List<MissingReport> missing, List<DifferingReport> differing) {
        return new MonthlyReturn(
                area,
                areaName,
                tier,
                period,
                edition,
                reason,
                countedAt,
                zero,
                stated.screenings,
                stated.disputesPrevented,
                stated.remark,
                columns,
                lines,
                violations,
                missing,
                differing);
    }
}
