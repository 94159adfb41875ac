package org.gridmediation.document;

import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmediation.document.Meeting.Attended;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.party.Presence;
import org.gridmediation.session.SessionKind;

/** What was looked into and mediated, and the visit afterwards. */
final class Proceedings {
    private Proceedings() {}

    static void investigation(CaseFile file, int number, Paper paper) {
        var held = file.investigations().get(number - 1);
        paper.title("人民调解调查记录");
        paper.right(FormParts.number(file));
        var grid = Grid.of(6, 12, 6, 12)
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
        FormParts.story(grid, 4, 14, "调查记录", held.record());
        var below = new SignatureBlock();
        if (held.asked() != null) below.signature("被调查人" + held.asked() + FormParts.SIGNED + "：", "");
        paper.grid(grid, below.signature("调查人（签名）：", "").signature("记录人（签名）：", ""));
    }

    static void session(CaseFile file, int number, Paper paper) {
        var held = file.meetings().get(number - 1);
        paper.title("人民调解记录");
        paper.right(FormParts.number(file) + "　第" + held.number() + "次");
        var grid = occasion(held);
        FormParts.story(grid, 4, 11, "调解记录", held.record() + said(held));
        if (!held.facts().isEmpty()) FormParts.story(grid, 4, 2, "无争议事实", facts(held));
        FormParts.story(grid, 4, 2, "调解结果", CodeWords.result(held.result()));
        var present = held.parties().stream().filter(p -> mayHaveCome(held, p)).toList();
        var below = new SignatureBlock();
        for (var party : present) below.signature(signer(party) + FormParts.SIGNED + "：", "");
        for (var guest : held.guests()) below.signature("参加人" + guest.name() + "（签名）：", "");
        FormParts.mediators(below, held.mediators(), held.recorder(), "");
        paper.grid(grid, below);
    }

    /** Who is recorded as there, or as having spoken; where nothing is recorded, the parties of an occasion that is held with them. */
    private static boolean mayHaveCome(Meeting held, Attended party) {
        if (party.presence() != null) return !party.isAbsent();
        return party.spoke() || held.kind() == SessionKind.MEDIATION || held.kind() == SessionKind.STATEMENTS;
    }

    private static String signer(Attended party) {
        return party.presence() != Presence.REPRESENTED
                ? FormParts.signer(party.party())
                : CodeWords.role(party.party().role()) + party.party().name() + "的"
                        + (party.representative() == null ? "代理人" : party.representative());
    }

    private static Grid occasion(Meeting held) {
        return Grid.of(6, 17, 4, 9)
                .row(
                        Cell.label("时间"),
                        Cell.value(period(held.heldAt(), held.endedAt())),
                        Cell.label("方式"),
                        Cell.value(CodeWords.session(held.kind()) + (held.open() ? "（公开）" : "（不公开）")))
                .row(Cell.label("地点"), Cell.value(held.place(), 3))
                .row(
                        Cell.label("当事人到场情况"),
                        Cell.value(
                                held.parties().stream()
                                        .map(Proceedings::presence)
                                        .collect(Collectors.joining("\n")),
                                3))
                .row(Cell.label("参加人"), Cell.value(guests(held), 3))
                .row(Cell.label("人民调解员"), Cell.value(String.join("、", held.mediators()), 3));
    }

    private static String period(Instant from, Instant until) {
        return Chinese.hour(from) + (until == null ? "" : "至" + Chinese.hour(until));
    }

    private static String said(Meeting held) {
        return held.statements().stream()
                .map(s -> "\n" + s.name() + "：" + s.text())
                .collect(Collectors.joining());
    }

    private static String facts(Meeting held) {
        return IntStream.range(0, held.facts().size())
                .mapToObj(i -> {
                    var fact = held.facts().get(i);
                    return "（" + Chinese.count(i + 1) + "）" + fact.text()
                            + (fact.signed().isEmpty() ? "" : "（" + String.join("；", fact.signed()) + "）");
                })
                .collect(Collectors.joining("\n"));
    }

    /** What the record of an inspection, which is no form for an occasion of mediation, has no box for. */
    static String inspected(Meeting held) {
        var parts = new ArrayList<String>();
        if (held.open()) parts.add("公开进行。");
        var present = held.parties().stream()
                .filter(p -> p.presence() != null)
                .map(Proceedings::presence)
                .collect(Collectors.joining("；"));
        if (!present.isEmpty()) parts.add("当事人到场情况：" + present + "。");
        if (!held.guests().isEmpty()) parts.add("参加人：" + guests(held) + "。");
        if (!held.facts().isEmpty()) parts.add("无争议事实：\n" + facts(held));
        if (held.result() != null) parts.add(CodeWords.result(held.result()));
        return held.record() + said(held) + parts.stream().map(p -> "\n" + p).collect(Collectors.joining());
    }

    private static String guests(Meeting held) {
        return held.guests().stream()
                .map(g -> g.name() + "（" + CodeWords.guest(g.kind()) + "）")
                .collect(Collectors.joining("、"));
    }

    /** What is not recorded is left to be filled in. */
    private static String presence(Attended party) {
        var name = CodeWords.role(party.party().role()) + party.party().name() + "：";
        return name
                + (party.presence() == null
                        ? "＿＿＿＿"
                        : CodeWords.presence(
                                party.presence(), party.representative(), party.accompanied(), party.absence()));
    }

    static void visit(CaseFile file, int number, Paper paper) {
        var visit = file.visits().get(number - 1);
        paper.title("人民调解回访记录");
        var grid = Grid.of(7, 14, 5, 10)
                .row(Cell.label("被回访人"), Cell.value(CodeWords.names(visit.visited()), 3))
                .row(Cell.label(visit.agreed() ? "调解协议编号" : "案件编号"), Cell.value(file.caseNumber(), 3))
                .row(
                        Cell.label("回访时间"),
                        Cell.value(visit.at()),
                        Cell.label("回访方式"),
                        Cell.value(CodeWords.visited(visit.method())));
        if (visit.agreed())
            grid.row(
                    Cell.label("履行情况"),
                    Cell.value(CodeWords.kept(visit.performed())),
                    Cell.label("满意程度"),
                    Cell.value(CodeWords.satisfied(visit.satisfaction())));
        else grid.row(Cell.label("满意程度"), Cell.value(CodeWords.satisfied(visit.satisfaction()), 3));
        if (visit.nextOn() != null) grid.row(Cell.label("下次回访"), Cell.value(Chinese.day(visit.nextOn()), 3));
        FormParts.story(grid, 4, 8, "回访情况", visit.note());
        if (visit.danger() != null)
            FormParts.story(grid, 4, 2, "发现的隐患", visit.danger() + (visit.escalates() ? "（有激化可能）" : ""));
        if (visit.measures() != null) FormParts.story(grid, 4, 2, "采取的措施", visit.measures());
        var below = new SignatureBlock();
        for (var party : visit.visited()) below.signature(FormParts.signer("被回访人", party) + FormParts.SIGNED + "：", "");
        paper.grid(grid, below.signature("回访人" + visit.visitor() + "（签名）：", ""));
    }

    /** All that happened, in its order. */
    static void chronicle(CaseFile file, int number, Paper paper) {
        paper.title("矛盾纠纷办理经过");
        paper.right(FormParts.number(file));
        var grid = Grid.of(2.6, 8, 7, 14, 4.4)
                .sized(10.5)
                .repeatingItsHead()
                .row(Cell.label("序号"), Cell.label("时间"), Cell.label("事项"), Cell.label("内容"), Cell.label("经办人"));
        for (int i = 0; i < file.happenings().size(); i++) {
            var step = file.happenings().get(i);
            grid.row(
                    Cell.middle(String.valueOf(i + 1)),
                    Cell.value(step.time()),
                    Cell.value(step.step()),
                    Cell.value(step.text()),
                    Cell.value(step.by()));
        }
        paper.grid(grid);
    }
}
