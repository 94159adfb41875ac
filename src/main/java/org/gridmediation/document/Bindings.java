package org.gridmediation.document;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.document.Ending.RoutesTold;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.outcome.AgreementForm;

/** What holds a case file together: cover, contents, note, back cover. */
final class Bindings {
    private Bindings() {}

    /** @param page the number of its first page, null when it is not part of the file that is printed */
    record Place(String title, Integer page, String remark) {}

    static void cover(CaseFile file, int number, Paper paper) {
        var matter = file.matter();
        paper.space(2);
        paper.centred(Parts.committee(file), 18);
        paper.space(1);
        paper.title("人民调解卷宗", 32);
        paper.space(3);
        paper.grid(Grid.of(9, 27)
                .sized(16)
                .row(3, Cell.label("卷　　名"), Cell.value(names(file) + matter.type()))
                .row(2, Cell.label("卷　　号"), Cell.value(matter.caseNumber()))
                .row(2, Cell.label("人民调解员"), Cell.value(String.join("、", matter.mediators())))
                .row(2, Cell.label("调解日期"), Cell.value(period(file)))
                .row(2, Cell.label("立卷人"), Cell.value(""))
                .row(2, Cell.label("立卷日期"), Cell.value(Chinese.day(matter.archivedAt())))
                .row(2, Cell.label("保管期限"), Cell.value(retention(file)))
                .row(2, Cell.label("备　　注"), Cell.value("")));
    }

    /** Two sides by the names of their first, as titles of files do. */
    private static String names(CaseFile file) {
        if (file.parties().isEmpty()) return "";
        if (file.parties().size() <= 2)
            return file.parties().stream().map(Person::name).collect(Collectors.joining("与"));
        return file.parties().get(0).name() + "等" + file.parties().size() + "人";
    }

    private static String period(CaseFile file) {
        var from = Chinese.day(file.matter().acceptedAt());
        var until = file.matter().endedAt() == null
                ? Paper.UNDATED
                : Chinese.day(file.matter().endedAt());
        return from.isEmpty() ? "" : from + "至" + until;
    }

    /** Law sets no period; these are the project's defaults (domain 4.4). */
    private static String retention(CaseFile file) {
        var ending = file.ending();
        if (ending == null) return "";
        if (file.matter().major() || file.endings().stream().anyMatch(e -> e.confirmation() != null)) return "永久";
        return ending.agreed(AgreementForm.WRITTEN) ? "长期（10年）" : "短期（5年）";
    }

    static void contents(CaseFile file, List<Place> places, Paper paper) {
        paper.title("卷内目录");
        paper.right("卷号：" + file.matter().caseNumber());
        var grid = Grid.of(4, 20, 5, 7).row(Cell.label("序号"), Cell.label("文书名称"), Cell.label("页号"), Cell.label("备注"));
        for (int i = 0; i < places.size(); i++) {
            var place = places.get(i);
            grid.row(
                    Cell.middle(String.valueOf(i + 1)),
                    Cell.value(place.title()),
                    Cell.middle(place.page() == null ? "" : place.page().toString()),
                    Cell.middle(place.remark()));
        }
        paper.grid(grid);
    }

    static void note(CaseFile file, int number, Paper paper) {
        var without = file.withoutAgreement();
        var ending = without.isEmpty() ? file.ending() : without.get(number - 1);
        paper.title("卷宗情况说明");
        paper.right(Parts.number(file));
        paper.space(0.4);
        paper.paragraph(Chinese.day(ending.at()) + "，" + Parts.committee(file) + "就“"
                + file.matter().title() + "”一案结束调解，结果为：" + Wording.ended(ending.kind()) + "。");
        if (ending.reason() != null) paper.paragraph("原因：" + ending.reason() + "。");
        var aside = ending.setAside();
        if (aside != null)
            paper.paragraph("该协议于" + Chinese.day(aside.on()) + Wording.aside(aside.ground()) + "。理由：" + aside.reason()
                    + (aside.rulingNumber() == null ? "" : "（裁判文书号：" + aside.rulingNumber() + "）"));
        if (ending.isWithoutAgreement()) for (var told : ending.routesTold()) paper.paragraph(told(ending, told));
        paper.followedBy(4);
        if (ending.note() != null) paper.paragraph((ending.variation() ? "变更协议的理由：" : "说明：") + ending.note());
        paper.signature("人民调解员（签名）：", "");
        Parts.seal(paper, file, "");
    }

    /** Who was told of which routes is in the record: what is not there is not said. */
    private static String told(Ending ending, RoutesTold told) {
        var numbers = told.parties().stream().map(Person::number).toList();
        var all = ending.parties().stream().allMatch(p -> numbers.contains(p.number()));
        return "已于" + Chinese.day(told.at()) + "根据《中华人民共和国人民调解法》第二十六条，告知"
                + (all
                        ? "当事人"
                        : told.parties().stream()
                                .map(p -> Wording.role(p.role()) + p.name())
                                .collect(Collectors.joining("、")))
                + "可以依法通过" + Wording.routes(told.routes()) + "维护自己的权利。";
    }

    static void back(CaseFile file, int number, Paper paper) {
        paper.foot(9);
        paper.centred(Parts.committee(file), 16);
        paper.centred(file.matter().caseNumber(), 14);
        paper.space(1);
        paper.signature("立卷人（签名）：", "");
        paper.signature("检查人（签名）：", "");
    }
}
