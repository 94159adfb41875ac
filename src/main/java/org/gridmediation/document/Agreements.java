package org.gridmediation.document;

import java.util.stream.Collectors;
import org.gridmediation.document.CaseFile.Ending;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;

/** What the parties agreed on, how it was performed, and how a court is asked to confirm it. */
final class Agreements {
    private Agreements() {}

    /** 人民调解法 art. 29: one copy for each party and one for the committee. */
    static void written(CaseFile file, int number, Paper paper) {
        paper.title("人民调解协议书");
        paper.right(Parts.number(file));
        var grid = Parts.persons();
        Parts.parties(grid, file);
        Parts.story(grid, 8, 2, "纠纷主要事实、争议事项", file.matter().description());
        terms(grid, "经调解，自愿达成如下协议", file.ending());
        paper.grid(grid);
        paper.paragraph("本协议一式" + Chinese.count(file.parties().size() + 1)
                + "份，当事人各执一份，人民调解委员会留存一份。本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。");
        paper.space(0.3);
        for (var party : file.parties()) Parts.signature(paper, party, Chinese.day(party.marked()));
        // The committee's seal is never alone on a page.
        paper.keep(4);
        Parts.mediators(paper, null, Chinese.day(file.ending().mediatorSignedAt()));
        Parts.seal(paper, file, Chinese.day(file.ending().effectiveAt()));
    }

    /** Filled in by the mediator; in force on the day agreed (art. 28, 30). */
    static void oral(CaseFile file, int number, Paper paper) {
        paper.title("人民调解口头协议登记表");
        paper.right(Parts.number(file));
        var grid = Parts.persons();
        Parts.parties(grid, file);
        Parts.story(grid, 8, 2, "纠纷主要事实、争议事项", file.matter().description());
        terms(grid, "达成的口头协议", file.ending());
        grid.row(
                Cell.label("达成日期"),
                Cell.value(Chinese.day(file.ending().agreedAt()), 3),
                Cell.label("履行情况", 2),
                Cell.value(Wording.performed(file.ending().fulfilment()), 2));
        paper.grid(grid);
        // The committee's seal is never alone on a page.
        paper.keep(4);
        Parts.mediators(paper, null, Chinese.day(file.ending().agreedAt()));
        Parts.seal(paper, file, Chinese.day(file.ending().agreedAt()));
    }

    private static void terms(Grid grid, String head, Ending ending) {
        Parts.story(grid, 8, 2, head, ending.content());
        if (ending.amount() != null) grid.row(Cell.label("协议金额"), Cell.value(Chinese.money(ending.amount()), 7));
        var duties = ending.obligations().stream().map(Wording::obligation).collect(Collectors.joining("\n"));
        Parts.story(grid, 8, 2, "履行方式、时限", duties.isEmpty() ? "按协议内容履行。" : duties);
    }

    static void receipt(CaseFile file, int number, Paper paper) {
        var fulfilment = file.fulfilments().get(number - 1);
        paper.title("履行凭证");
        paper.right(Parts.number(file));
        var grid = Grid.of(6, 30)
                .row(Cell.label("当事人"), Cell.value(Wording.names(file.parties())))
                .row(Cell.label("履行日期"), Cell.value(Chinese.day(fulfilment.at())))
                .row(Cell.label("履行结果"), Cell.value(Wording.performed(fulfilment.result())));
        if (file.ending().amount() != null)
            grid.row(Cell.label("协议金额"), Cell.value(Chinese.money(file.ending().amount())));
        Parts.story(grid, 2, 5, "协议内容", file.ending().content());
        Parts.story(grid, 2, 5, "履行情况", fulfilment.note());
        paper.grid(grid);
        for (var party : file.parties()) Parts.signature(paper, party, "");
        paper.signature("人民调解员（签名）：", Chinese.day(fulfilment.at()));
    }

    /** Jointly, within thirty days after the agreement took effect (art. 33). */
    static void confirmation(CaseFile file, int number, Paper paper) {
        var ending = file.ending();
        var confirmation = ending.confirmation();
        var effective = Chinese.day(ending.effectiveAt());
        paper.title("司法确认申请书");
        var grid = Parts.persons();
        for (int i = 0; i < file.parties().size(); i++)
            Parts.person(grid, "申请人" + Chinese.count(i + 1), file.parties().get(i));
        paper.grid(grid);
        paper.heading("请求事项");
        paper.paragraph("请求人民法院依法确认申请人经" + Parts.committee(file) + "主持调解达成的人民调解协议（编号："
                + file.matter().caseNumber() + "）有效。");
        paper.heading("事实和理由");
        paper.paragraph("申请人因“" + file.matter().title() + "”发生纠纷，经" + Parts.committee(file) + "主持调解，自愿达成调解协议，该协议于"
                + effective + "生效。协议主要内容如下：");
        paper.paragraph(ending.content());
        if (ending.amount() != null) paper.paragraph("协议涉及金额" + Chinese.money(ending.amount()) + "。");
        paper.paragraph("根据《中华人民共和国人民调解法》第三十三条的规定，申请人自调解协议生效之日起三十日内共同提出司法确认申请。");
        paper.paragraph("申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害，愿意承担相应的民事责任和其他法律责任。");
        paper.paragraph("此致");
        paper.heading(confirmation == null || confirmation.court() == null ? "＿＿＿＿＿＿＿＿人民法院" : confirmation.court());
        paper.space(0.3);
        for (var party : file.parties())
            paper.signature(
                    "申请人" + party.name() + Parts.SIGNED + "：",
                    confirmation == null ? "" : Chinese.day(confirmation.appliedOn()));
        paper.paragraph("附：1. 人民调解协议书；2. 申请人身份证明；3. 与调解协议有关的证明材料。");
    }
}
