package org.gridmediation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.report.MonthlyReturn.Line;
import org.gridmediation.report.MonthlyReturn.LineKind;
import org.junit.jupiter.api.Test;

class ReturnPaperTest {
    private static final Figures FIGURES = new Figures(
            1,
            1,
            2,
            1,
            0,
            0,
            Map.of("RESIDENTS", 1L),
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of("ORAL", 1L),
            Map.of("CRIME", new Figures.Prevention(0, 0)));

    private static MonthlyReturn of(int units, String remark) {
        var lines = new ArrayList<Line>();
        for (int i = 1; i <= units; i++) lines.add(line(LineKind.UNIT, "示例第" + i + "网格"));
        for (var kind : List.of(LineKind.SUBORDINATES, LineKind.OWN, LineKind.TOTAL)) lines.add(line(kind, "示例社区"));
        return new MonthlyReturn(
                new AreaCode("440103009106"),
                "示例社区",
                Tier.COMMUNITY,
                "2026-03",
                1,
                null,
                Instant.parse("2026-04-01T02:00:00Z"),
                false,
                null,
                null,
                remark,
                new MonthlyReturn.Columns(List.of(), List.of(), List.of()),
                lines,
                List.of(),
                List.of());
    }

    private static Line line(LineKind kind, String name) {
        return new Line(kind, new AreaCode("440103009106"), name, FIGURES);
    }

    /** Wherever the sheet ends. */
    @Test
    void whoSignsSignsBelowSomething() throws IOException {
        for (int units = 1; units < 33; units++)
            for (var remark : units % 3 == 0 ? List.of("", "排查。".repeat(40)) : List.of("")) {
                try (var pdf = Loader.loadPDF(ReturnPaper.of(of(units, remark.isEmpty() ? null : remark)))) {
                    var last = new PDFTextStripper();
                    last.setStartPage(pdf.getNumberOfPages());
                    assertThat(last.getText(pdf))
                            .as(units + " units" + remark)
                            .contains("填报人", "审核人", "单位负责人", remark.isEmpty() ? "合计" : "排查。");
                    if (remark.isEmpty())
                        assertThat(last.getText(pdf)).as(units + " units").contains("单位\n", "调解成功");
                }
            }
    }
}
