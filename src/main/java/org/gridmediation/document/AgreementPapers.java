package org.gridmediation.document;

import java.util.stream.Collectors;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.outcome.AgreementForm;

/** What the parties agreed on, how it was performed, and how a court is asked to confirm it. */
final class AgreementPapers {
    private AgreementPapers() {}

    /** 人民调解法 art. 29: one copy for each party and one for the committee. */
    static void written(CaseFile file, int number, Paper paper) {
        var ending = file.agreements(AgreementForm.WRITTEN).get(number - 1);
        paper.title("人民调解协议书");
        paper.right(FormParts.number(file));
        var grid = FormParts.persons();
        FormParts.parties(grid, ending.parties());
        FormParts.story(
                grid,
                8,
                2,
                "纠纷主要事实、争议事项",
                file.wordings().at(ending.recordedAt()).description());
        terms(grid, "经调解，自愿达成如下协议", ending);
        guardians(grid, ending);
        grid.row(Cell.label("达成日期"), Cell.value(Chinese.day(ending.agreedAt()), 7));
        paper.grid(grid);
        var below = new SignatureBlock();
        for (var signer : ending.signers()) FormParts.signature(below, signer.party(), Chinese.day(signer.at()));
        FormParts.mediators(below, ending.mediators(), null, Chinese.day(ending.mediatorSignedAt()));
        FormParts.seal(below, file, ending.day(), Chinese.day(ending.sealedAt()));
        paper.paragraph(
                "本协议一式" + Chinese.count(ending.signers().size() + 1)
                        + "份，当事人各执一份，人民调解委员会留存一份。本协议自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章之日起生效。",
                below);
    }

    /** Filled in by the mediator; in force on the day agreed (art. 28, 30). */
    static void oral(CaseFile file, int number, Paper paper) {
        var ending = file.agreements(AgreementForm.ORAL).get(number - 1);
        paper.title("人民调解口头协议登记表");
        paper.right(FormParts.number(file));
        var grid = FormParts.persons();
        FormParts.parties(grid, ending.parties());
        FormParts.story(
                grid,
                8,
                2,
                "纠纷主要事实、争议事项",
                file.wordings().at(ending.recordedAt()).description());
        terms(grid, "达成的口头协议", ending);
        guardians(grid, ending);
        grid.row(
                Cell.label("达成日期"),
                Cell.value(Chinese.day(ending.agreedAt()), 3),
                Cell.label("履行情况", 2),
                Cell.value(CodeWords.performed(ending.fulfilment()), 2));
        var below = new SignatureBlock();
        FormParts.mediators(below, ending.mediators(), null, "");
        FormParts.seal(below, file, ending.day(), "");
        paper.grid(grid, below);
    }

    private static void terms(Grid grid, String head, Conclusion ending) {
        FormParts.story(grid, 8, 2, head, ending.content());
        if (ending.amount() != null) grid.row(Cell.label("协议金额"), Cell.value(Chinese.money(ending.amount()), 7));
        var duties = Duties.of(ending);
        FormParts.story(grid, 8, 2, "履行方式、时限", duties.isEmpty() ? "见协议内容。" : String.join("\n", duties));
    }

    /** Whose guardian was there is recorded, not which of several. */
    private static void guardians(Grid grid, Conclusion ending) {
        if (ending.accompanied().isEmpty()) return;
        grid.row(
                Cell.label("到场监护人"),
                Cell.value(
                        ending.accompanied().stream()
                                .map(p -> CodeWords.role(p.role()) + p.name() + "的监护人")
                                .collect(Collectors.joining("\n")),
                        7));
    }

    /** What was done for which obligation, and what is left of it; or for an agreement as a whole. */
    static void receipt(CaseFile file, int number, Paper paper) {
        var done = file.fulfilments().get(number - 1);
        var duty = done.duty();
        var money = duty != null && duty.amount() != null;
        paper.title("履行凭证");
        paper.right(FormParts.number(file));
        var grid = Grid.of(6, 30);
        if (duty == null) {
            grid.row(Cell.label("当事人"), Cell.value(CodeWords.names(done.parties())));
        } else {
            grid.row(Cell.label(money ? "付款人" : "义务人"), Cell.value(duty.by()));
            grid.row(Cell.label(money ? "收款人" : "权利人"), Cell.value(Duties.creditor(duty)));
            grid.row(Cell.label("对应义务"), Cell.value("第" + Chinese.count(duty.number()) + "项：" + Duties.text(duty)));
        }
        grid.row(Cell.label("履行日期"), Cell.value(Chinese.day(done.at())));
        if (done.paid() != null) grid.row(Cell.label("本次支付"), Cell.value(Chinese.money(done.paid())));
        if (money) {
            grid.row(Cell.label("应付金额"), Cell.value(Chinese.money(duty.amount())));
            grid.row(Cell.label("累计已付"), Cell.value(Chinese.money(done.paidInAll())));
            grid.row(Cell.label("尚欠金额"), Cell.value(Chinese.money(duty.amount() - done.paidInAll())));
        } else if (duty == null && done.ending().amount() != null) {
            grid.row(Cell.label("协议金额"), Cell.value(Chinese.money(done.ending().amount())));
        }
        grid.row(Cell.label("履行结果"), Cell.value(CodeWords.performed(done.result())));
        if (done.proofs() > 0) grid.row(Cell.label("凭证"), Cell.value("附件" + done.proofs() + "件"));
        if (duty == null) FormParts.story(grid, 2, 5, "协议内容", done.ending().content());
        FormParts.story(grid, 2, 5, "履行情况", done.note());
        var signers = done.parties().stream()
                .filter(p -> duty == null
                        || p.name().equals(duty.by())
                        || duty.to() == null
                        || p.name().equals(duty.to()))
                .toList();
        var below = new SignatureBlock();
        for (var party : signers) FormParts.signature(below, party, "");
        paper.grid(grid, below.signature("人民调解员（签名）：", ""));
    }

    /** Jointly, within thirty days after the agreement took effect (art. 33). */
    static void confirmation(CaseFile file, int number, Paper paper) {
        var ending = file.confirmable().get(number - 1);
        var confirmation = ending.confirmation();
        var applicants = ending.applicants();
        paper.title("司法确认申请书");
        var grid = FormParts.persons();
        for (int i = 0; i < applicants.size(); i++)
            FormParts.person(grid, "申请人" + Chinese.count(i + 1), applicants.get(i));
        paper.grid(grid);
        paper.heading("请求事项");
        paper.paragraph("请求人民法院依法确认申请人经" + FormParts.committee(file, ending.day()) + "主持调解达成的人民调解协议（编号："
                + file.caseNumber() + "）有效。");
        paper.heading("事实和理由");
        paper.paragraph("申请人因“" + file.wordings().at(ending.recordedAt()).title() + "”发生纠纷，经"
                + FormParts.committee(file, ending.day()) + "主持调解，于"
                + Chinese.day(ending.agreedAt()) + "自愿达成调解协议，该协议于" + Chinese.day(ending.effectiveAt())
                + "生效。协议主要内容如下：");
        paper.paragraph(ending.content());
        if (ending.amount() != null) paper.paragraph("协议涉及金额" + Chinese.money(ending.amount()) + "。");
        var duties = Duties.of(ending);
        if (!duties.isEmpty()) paper.paragraph(String.join("\n", duties));
        paper.paragraph("根据《中华人民共和国人民调解法》第三十三条关于双方当事人可以自调解协议生效之日起三十日内共同向人民法院申请司法确认的规定，申请人共同提出申请。");
        // To whom, who applies and with what are on one page.
        var below = new SignatureBlock()
                .line("此致")
                .heading(confirmation == null || confirmation.court() == null ? "＿＿＿＿＿＿＿＿人民法院" : confirmation.court());
        for (var party : applicants) below.signature(FormParts.signer("申请人", party) + FormParts.SIGNED + "：", "");
        below.line("附：1. "
                + (ending.form() == AgreementForm.ORAL
                        ? DocumentKind.ORAL_AGREEMENT.title
                        : DocumentKind.WRITTEN_AGREEMENT.title)
                + "；2. 申请人身份证明；3. 与调解协议有关的证明材料。");
        paper.paragraph("申请人出于解决纠纷的目的自愿达成协议，没有恶意串通、规避法律的行为；如果因为该协议内容而给他人造成损害，愿意承担相应的民事责任和其他法律责任。", below);
    }
}
