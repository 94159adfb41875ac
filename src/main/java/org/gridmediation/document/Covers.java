package org.gridmediation.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.document.Conclusion.RoutesTold;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;

/** What holds a case file together: cover, contents, note, back cover. */
final class Covers {
    private Covers() {}

    /** @param page the number of its first page, null when it is not part of the file that is printed */
    record Place(String title, Integer page, String remark) {}

    static void cover(CaseFile file, int number, Paper paper) {
        var matter = file.matter();
        paper.space(2);
        paper.centred(FormParts.committee(file, file.boundAt()), 18);
        paper.space(1);
        paper.title("人民调解卷宗", 32);
        paper.space(3);
        paper.grid(Grid.of(9, 27)
                .sized(16)
                .row(3, Cell.label("卷　　名"), Cell.value(names(file) + matter.type()))
                .row(2, Cell.label("卷　　号"), Cell.value(file.caseNumber()))
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
        if (file.matter().major()
                || file.endings().stream()
                        .anyMatch(e ->
                                e.confirmation() != null && e.confirmation().pursued())) return "永久";
        return ending.agreed(AgreementForm.WRITTEN) ? "长期（10年）" : "短期（5年）";
    }

    static void contents(CaseFile file, List<Place> places, Paper paper) {
        paper.title("卷内目录");
        paper.right("卷号：" + file.caseNumber());
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
        var ending = file.noted().get(number - 1);
        paper.title("卷宗情况说明");
        paper.right(FormParts.number(file));
        paper.space(0.4);
        var says = new ArrayList<String>();
        var taken = isTaken(file, ending);
        says.add(taken ? over(file, ending) : notTaken(file, ending));
        if (ending != null) says.addAll(about(file, ending));
        says.subList(0, says.size() - 1).forEach(paper::paragraph);
        var below = new SignatureBlock();
        if (taken) {
            below.signature("人民调解员（签名）：", "");
            FormParts.seal(below, file, over(file.matter(), ending), "");
        } else below.signature("登记人（签名）：", "");
        paper.paragraph(says.get(says.size() - 1), below);
    }

    /** Whether a committee had accepted it when it ended so. */
    private static boolean isTaken(CaseFile file, Conclusion ending) {
        return file.isAccepted()
                && (ending == null
                        || ending.kind() == OutcomeKind.AGREED
                        || !ending.at().isBefore(file.matter().acceptedAt()));
    }

    private static String notTaken(CaseFile file, Conclusion ending) {
        if (ending == null || ending == file.ending())
            return "关于“" + file.matter().title() + "”一事：" + IntakePapers.decision(file);
        return "关于“" + file.wordings().at(ending.recordedAt()).title() + "”一事：未受理。" + Chinese.day(ending.at()) + "，"
                + IntakePapers.ended(ending) + "。";
    }

    private static Instant over(CaseFile.Matter matter, Conclusion ending) {
        return ending == null ? matter.endedAt() : ending.at();
    }

    private static String over(CaseFile file, Conclusion ending) {
        var matter = file.matter();
        var at = over(matter, ending);
        return Chinese.day(at) + "，" + FormParts.committee(file, at) + "就“"
                + (ending == null
                        ? matter.title()
                        : file.wordings().at(ending.recordedAt()).title())
                + "”一案"
                + (ending == null ? "结束办理，结果为：" + matter.how() : "结束调解，结果为：" + CodeWords.ended(ending.kind()))
                + "。";
    }

    private static List<String> about(CaseFile file, Conclusion ending) {
        var says = new ArrayList<String>();
        if (isTaken(file, ending) && ending.reason() != null) says.add("原因：" + ending.reason() + "。");
        var aside = ending.setAside();
        if (aside != null)
            says.add(named(file, ending) + "，于" + Chinese.day(aside.on()) + CodeWords.aside(aside.ground()) + "。理由："
                    + aside.reason()
                    + (aside.rulingNumber() == null ? "" : "（裁判文书号：" + aside.rulingNumber() + "）"));
        if (ending.isWithoutAgreement()) for (var told : ending.routesTold()) says.add(told(ending, told));
        if (ending.note() != null) says.add((ending.variation() ? "变更协议的理由：" : "说明：") + ending.note());
        return says;
    }

    /** Which agreement it is, by its day and, of several of a form, by its number in the file. */
    private static String named(CaseFile file, Conclusion agreed) {
        var all = file.agreements(agreed.form());
        return Chinese.day(agreed.agreedAt()) + "达成的" + Steps.form(agreed.form())
                + (all.size() == 1 ? "" : "（第" + Chinese.count(all.indexOf(agreed) + 1) + "份）");
    }
    /** Who was told of which routes is in the record: what is not there is not said. */
    private static String told(Conclusion ending, RoutesTold told) {
        var numbers = told.parties().stream().map(Person::number).toList();
        var all = ending.parties().stream().allMatch(p -> numbers.contains(p.number()));
        return "已于" + Chinese.day(told.at()) + "根据《中华人民共和国人民调解法》第二十六条，告知"
                + (all
                        ? "当事人"
                        : told.parties().stream()
                                .map(p -> CodeWords.role(p.role()) + p.name())
                                .collect(Collectors.joining("、")))
                + "可以依法通过" + CodeWords.routes(told.routes()) + "维护自己的权利。";
    }

    static void back(CaseFile file, int number, Paper paper) {
        paper.foot(9);
        paper.centred(FormParts.committee(file, file.boundAt()), 16);
        paper.centred(file.caseNumber(), 14);
        paper.space(1);
        paper.signature("立卷人（签名）：", "");
        paper.signature("检查人（签名）：", "");
    }
}
