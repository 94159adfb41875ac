package org.gridmediation.document;

import java.time.Instant;
import java.util.stream.Collectors;
import org.gridmediation.document.CaseFile.Meeting;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.outcome.OutcomeKind;

/** What was looked into and mediated, and the visit afterwards. */
final class Proceedings {
    private Proceedings() {}

    static void investigation(CaseFile file, int number, Paper paper) {
        var held = file.investigations().get(number - 1);
        paper.title("人民调解调查记录");
        paper.right(Parts.number(file));
        var grid = Grid.of(6, 13, 5, 12)
                .row(Cell.label("时间"), Cell.value(period(held.beganAt(), held.endedAt()), 3))
                .row(Cell.label("地点"), Cell.value(held.place(), 3))
                .row(
                        Cell.label("被调查人"),
                        Cell.value(held.asked() == null ? "无（现场查看）" : held.asked()),
                        Cell.label("与纠纷关系"),
                        Cell.value(held.askedAs()))
                .row(
                        Cell.label("调查人"),
                        Cell.value(held.investigator()),
                        Cell.label("记录人"),
                        Cell.value(held.recorder()));
        Parts.story(grid, 4, 14, "调查记录", held.record());
        paper.grid(grid);
        if (held.asked() != null) paper.signature("被调查人" + held.asked() + Parts.SIGNED + "：", "");
        paper.signature("调查人（签名）：", Chinese.day(held.beganAt()));
        paper.signature("记录人（签名）：", Chinese.day(held.beganAt()));
    }

    static void session(CaseFile file, int number, Paper paper) {
        var held = file.meetings().get(number - 1);
        paper.title("人民调解记录");
        paper.right(Parts.number(file) + "　第" + held.number() + "次");
        var grid = occasion(file, held);
        Parts.story(grid, 4, 11, "调解记录", held.record() + said(held));
        Parts.story(grid, 4, 2, "调解结果", result(file, number));
        paper.grid(grid);
        for (var party : file.parties()) Parts.signature(paper, party, "");
        for (var guest : held.guests()) paper.signature("参加人" + guest.name() + "（签名）：", "");
        Parts.mediators(paper, held.recorder(), Chinese.day(held.heldAt()));
    }

    private static Grid occasion(CaseFile file, Meeting held) {
        var guests = held.guests().stream()
                .map(g -> g.name() + "（" + Wording.guest(g.kind()) + "）")
                .collect(Collectors.joining("、"));
        return Grid.of(6, 17, 4, 9)
                .row(
                        Cell.label("时间"),
                        Cell.value(period(held.heldAt(), held.endedAt())),
                        Cell.label("方式"),
                        Cell.value(Wording.session(held.kind()) + (held.open() ? "（公开）" : "（不公开）")))
                .row(Cell.label("地点"), Cell.value(held.place(), 3))
                .row(Cell.label("当事人"), Cell.value(Wording.names(file.parties()), 3))
                .row(Cell.label("参加人"), Cell.value(guests.isEmpty() ? "无" : guests, 3))
                .row(Cell.label("人民调解员"), Cell.value(held.mediator(), 3));
    }

    private static String period(Instant from, Instant until) {
        return Chinese.hour(from) + (until == null ? "" : "至" + Chinese.hour(until));
    }

    static String said(Meeting held) {
        return held.statements().stream()
                .map(s -> "\n" + s.name() + "：" + s.text())
                .collect(Collectors.joining());
    }

    /** The end stands on the last record only. */
    private static String result(CaseFile file, int number) {
        var ending = file.ending();
        if (ending == null || number < file.meetings().size())
            return Wording.result(file.meetings().get(number - 1).result());
        if (ending.kind() == OutcomeKind.AGREED) return "经调解，当事人自愿达成协议。";
        return Wording.ended(ending.kind()) + "。原因：" + Wording.reason(ending.reason()) + "。"
                + (ending.toldOfOtherRoutes() ? "已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。" : "");
    }

    static void visit(CaseFile file, int number, Paper paper) {
        var visit = file.visits().get(number - 1);
        paper.title("人民调解回访记录");
        var grid = Grid.of(7, 14, 5, 10)
                .row(Cell.label("当事人"), Cell.value(Wording.names(file.parties()), 3))
                .row(Cell.label("调解协议编号"), Cell.value(file.matter().caseNumber(), 3))
                .row(
                        Cell.label("回访时间"),
                        Cell.value(Chinese.hour(visit.at())),
                        Cell.label("回访方式"),
                        Cell.value(Wording.visited(visit.method())))
                .row(Cell.label("回访事由"), Cell.value("了解调解协议的履行情况和当事人对调解工作的意见", 3))
                .row(
                        Cell.label("履行情况"),
                        Cell.value(visit.performed() ? "按协议履行" : "未按协议履行"),
                        Cell.label("满意程度"),
                        Cell.value(Wording.satisfied(visit.satisfaction())));
        Parts.story(grid, 4, 12, "回访情况", visit.note());
        paper.grid(grid);
        paper.signature("被回访人" + Parts.SIGNED + "：", "");
        paper.signature("回访人" + visit.visitor() + "（签名）：", Chinese.day(visit.at()));
    }
}
