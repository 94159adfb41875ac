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

    /** Sums of money have one number of decimals, on paper and in the workbook, and none is rounded. */
    @Test
    void sumsOfMoneyHaveAsManyDecimalsAsTheMostExact() throws IOException {
        var content = of(2, null);
        assertThat(Decimals.of(content, ReturnLayout.of(content)).digits()).isEqualTo(2);
        content.lines().set(0, new Line(LineKind.UNIT, content.area(), "示例", money(164_705)));
        content.lines().set(1, new Line(LineKind.UNIT, content.area(), "示例", money(123_400_000)));
        try (var pdf = Loader.loadPDF(ReturnPaper.of(content))) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text).contains("0.164705", "123.400000", "0.000000");
            assertThat(text.replaceAll("\\d+\\.\\d{6}(?!\\d)", "")).doesNotContainPattern("\\d\\.\\d");
        }
    }

    private static Figures money(long fen) {
        var f = FIGURES;
        return new Figures(
                f.registered(),
                f.cases(),
                f.parties(),
                f.settled(),
                f.complex(),
                fen,
                f.committees(),
                f.sources(),
                f.types(),
                f.publicOrderTypes(),
                f.forms(),
                f.prevented());
    }

    /** The totals stand with other units, under their headings, wherever the pages end. */
    @Test
    void aTotalIsNeverAloneAndEveryPageHasItsHeadings() throws IOException {
        for (int units = 1; units < 60; units++)
            try (var pdf = Loader.loadPDF(ReturnPaper.of(of(units, null)))) {
                for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                    var stripper = new PDFTextStripper();
                    stripper.setStartPage(page);
                    stripper.setEndPage(page);
                    var text = stripper.getText(pdf);
                    if (page > 1) assertThat(text).contains(ReturnLayout.TITLE + "（续）");
                    if (text.contains("合计\n") || text.contains("合计 "))
                        assertThat(text).as(units + " units").contains("下级上报总计", "本级上报总计", "调解成功");
                    if (text.contains("填报人"))
                        assertThat(text).as(units + " units").contains("合计");
                }
            }
    }

    @Test
    void aPrintedWorkbookHasItsHeadingsOnEveryPage() throws IOException {
        try (var workbook = new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                new java.io.ByteArrayInputStream(ReturnWorkbook.of(of(77, "说明"))))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getHeader().getRight()).contains(ReturnLayout.TITLE, "2026年3月");
            assertThat(sheet.getRepeatingRows().formatAsString()).contains("3:5");
            assertThat(sheet.getRowBreaks()).containsExactly(42, 80);
            var starts = java.util.Arrays.stream(sheet.getColumnBreaks())
                    .map(b -> b + 1)
                    .toArray();
            for (var region : sheet.getMergedRegions())
                for (int start : starts)
                    assertThat(region.getFirstColumn() < start && start <= region.getLastColumn())
                            .as(region.formatAsString())
                            .isFalse();
            assertThat(sheet.getFitToPage()).isFalse();
        }
    }
}
