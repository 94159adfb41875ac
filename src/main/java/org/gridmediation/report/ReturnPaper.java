package org.gridmediation.report;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.document.PdfPaper;
import org.gridmediation.document.SignatureBlock;
import org.gridmediation.http.Days;
import org.gridmediation.report.MonthlyReturn.DifferingReport;
import org.gridmediation.report.MonthlyReturn.MissingReport;
import org.gridmediation.report.MonthlyReturn.Violation;
import org.gridmediation.report.ReturnLayout.Place;

/** The return on A4: the whole area's numbers under their headings, then the units in the columns that matter most, and who signs. */
final class ReturnPaper {
    private static final double SMALL = 10.5;
    private static final int ACROSS = 2;

    private ReturnPaper() {}

    static byte[] of(MonthlyReturn content) {
        var written = new ByteArrayOutputStream(64 * 1024);
        try (var paper = new PdfPaper(ReturnLayout.TITLE)) {
            paper.sheet(null);
            write(content, paper);
            int pages = paper.pages();
            paper.number(
                    0,
                    pages,
                    page -> content.areaName() + "　" + content.period() + "　第 " + page + " 页　共 " + pages + " 页");
            paper.save(written);
        }
        return written.toByteArray();
    }

    private static void write(MonthlyReturn content, PdfPaper paper) {
        paper.title(ReturnLayout.TITLE);
        paper.grid(Grid.of(5, 13, 5, 13)
                .row(
                        Cell.label("填报单位"),
                        Cell.value(content.areaName()),
                        Cell.label("统计期间"),
                        Cell.value(ReturnLayout.month(content)))
                .row(
                        Cell.label("版　　次"),
                        Cell.value("第" + content.edition() + "版" + (content.zero() ? "（零报告）" : "")),
                        Cell.label("统计时间"),
                        Cell.value(Days.of(content.countedAt()).toString())));
        var places = ReturnLayout.of(content);
        var decimals = Decimals.of(content, places);
        paper.grid(total(content, places, decimals));
        // The table's headings take four lines.
        paper.keep(7);
        paper.heading("各单位情况");
        var notes = notes(content);
        var below = new SignatureBlock()
                .signature("填报人（签名）：", "")
                .signature("审核人（签名）：", "")
                .signature("单位负责人（签名、盖章）：", "");
        paper.grid(units(content, places, decimals), notes.isEmpty() ? below : new SignatureBlock());
        for (int i = 0; i < notes.size(); i++)
            paper.paragraph(notes.get(i), i == notes.size() - 1 ? below : new SignatureBlock());
    }

    private static Grid total(MonthlyReturn content, List<Place> places, Decimals decimals) {
        var groups = new LinkedHashMap<String, List<Place>>();
        places.forEach(
                p -> groups.computeIfAbsent(p.group(), g -> new ArrayList<>()).add(p));
        var grid = Grid.of(13, 5, 13, 5).sized(SMALL);
        groups.forEach((group, members) -> {
            grid.row(Cell.head(group, 2 * ACROSS));
            for (int i = 0; i < members.size(); i += ACROSS) {
                var cells = new ArrayList<Cell>();
                for (int j = i; j < i + ACROSS; j++) {
                    var place = j < members.size() ? members.get(j) : null;
                    cells.add(Cell.value(place == null ? "" : place.heading()));
                    cells.add(Cell.middle(
                            place == null ? "" : decimals.text(place.value().apply(content.total()))));
                }
                grid.row(cells.toArray(Cell[]::new));
            }
        });
        return grid;
    }

    private static Grid units(MonthlyReturn content, List<Place> places, Decimals decimals) {
        // Those under the first heading.
        var shown = places.stream()
                .filter(p -> p.group().equals(places.get(0).group()))
                .toList();
        var grid = Grid.of(12, 4.6, 4.6, 4.6, 4.6, 5.6).sized(SMALL).repeatingItsHead();
        var head = new ArrayList<Cell>(List.of(Cell.label("单位")));
        shown.forEach(p -> head.add(Cell.label(p.name())));
        grid.row(head.toArray(Cell[]::new));
        for (var line : content.lines()) {
            var cells = new ArrayList<Cell>(List.of(Cell.value(ReturnLayout.unit(line))));
            shown.forEach(p -> cells.add(Cell.middle(decimals.text(p.value().apply(line)))));
            grid.row(cells.toArray(Cell[]::new));
        }
        return grid;
    }

    static List<String> notes(MonthlyReturn content) {
        var notes = new ArrayList<String>();
        if (content.reason() != null) notes.add("更正原因：" + content.reason());
        if (content.remark() != null) notes.add("说明：" + content.remark());
        if (content.missing() != null && !content.missing().isEmpty())
            notes.add("下列单位的报表尚未审核通过："
                    + content.missing().stream().map(MissingReport::areaName).collect(Collectors.joining("、"))
                    + "（共" + content.missing().size() + "个）");
        if (content.differing() != null && !content.differing().isEmpty())
            notes.add("下列单位审核通过的报表与本表所列不一致（其后情况有变）："
                    + content.differing().stream()
                            .map(DifferingReport::areaName)
                            .collect(Collectors.joining("、")));
        for (var violation : content.violations()) notes.add("平衡关系不符：" + text(violation));
        return notes;
    }

    private static final Map<MonthlyReturn.Equation, String> EQUATIONS = Map.of(
            MonthlyReturn.Equation.TYPES, "各类案件之和应等于总数",
            MonthlyReturn.Equation.PUBLIC_ORDER_TYPES, "综治各类之和应等于总数",
            MonthlyReturn.Equation.SOURCES, "各来源之和应等于总数",
            MonthlyReturn.Equation.ENTRUSTED, "各部门委托移送之和应等于接受委托移送",
            MonthlyReturn.Equation.COMMITTEES, "各主体之和应等于总数",
            MonthlyReturn.Equation.FORMS, "口头、书面协议之和不应多于调解成功",
            MonthlyReturn.Equation.SETTLED, "调解成功不应多于总数",
            MonthlyReturn.Equation.COMPLEX, "疑难复杂案件不应多于总数",
            MonthlyReturn.Equation.LINES, "下级与本级之和应等于合计");

    private static String text(Violation violation) {
        return EQUATIONS.get(violation.equation()) + "（" + violation.area() + "：" + violation.left() + "，"
                + violation.right() + "）。";
    }
}
