package org.gridmediation.document;

import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Status;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;
import org.gridmediation.outcome.OutcomeKind;

/** The forms of the beginning: application, register, notice, power of attorney. */
final class IntakePapers {
    private IntakePapers() {}

    static void application(CaseFile file, int number, Paper paper) {
        paper.title("人民调解申请书");
        paper.right(FormParts.number(file));
        var grid = FormParts.persons();
        var applicants = file.accepted().stream()
                .filter(p -> p.role() == PartyRole.APPLICANT)
                .toList();
        FormParts.parties(grid, file.accepted());
        FormParts.story(grid, 8, 7, "纠纷简要情况", file.wording().description());
        FormParts.story(grid, 8, 4, "当事人申请事项", "请求就“" + file.wording().title() + "”一事进行调解。");
        paper.grid(grid);
        var below = new SignatureBlock();
        for (var party : applicants) FormParts.signature(below, party, "");
        paper.paragraph("人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。", below);
    }

    static void register(CaseFile file, int number, Paper paper) {
        var matter = file.matter();
        var wording = file.wording();
        paper.title("人民调解受理登记表");
        paper.right(FormParts.number(file));
        var grid = FormParts.persons();
        grid.row(
                Cell.label("登记时间"),
                Cell.value(registered(matter), 3),
                Cell.label("纠纷类型", 2),
                Cell.value(wording.type(), 2));
        grid.row(Cell.label("发生地点"), Cell.value(wording.place(), 7));
        grid.row(Cell.label("案件来源"), Cell.value(CodeWords.source(matter.source()), 7));
        FormParts.parties(grid, file.accepted());
        FormParts.story(grid, 8, 4, "纠纷简要情况", wording.description());
        FormParts.story(grid, 8, 2, "受理情况", decision(file));
        var below = new SignatureBlock();
        for (var party : file.accepted()) FormParts.signature(below, party, "");
        below.signature("登记人（签名）：", "");
        FormParts.seal(below, file, matter.acceptedAt(), "");
        paper.grid(grid, below);
    }

    /** What was noted on the round is registered later: then both days are told. */
    private static String registered(CaseFile.Matter matter) {
        var day = Chinese.day(matter.registeredAt());
        var reported = Chinese.day(matter.reportedAt());
        return day.equals(reported) ? day : day + "（" + reported + "报告）";
    }

    /** Whether a committee took it on, and how it ended if none did. */
    static String decision(CaseFile file) {
        var matter = file.matter();
        if (file.isAccepted())
            return Chinese.day(matter.acceptedAt()) + "由" + FormParts.committee(file, matter.acceptedAt()) + "受理"
                    + (matter.caseNumber() == null ? "" : "，编号" + matter.caseNumber()) + "。";
        if (matter.endedAt() == null) return "待决定。";
        if (matter.end() == Status.NOT_ACCEPTED)
            return "不予受理。理由：" + CodeWords.declined(matter.declined()) + "。"
                    + (matter.declinedWhy() == null ? "" : matter.declinedWhy());
        return "未受理。" + Chinese.day(matter.endedAt()) + "，"
                + (file.ending() == null ? matter.how() : ended(file.ending())) + "。";
    }

    static String ended(Conclusion ending) {
        if (ending.kind() == OutcomeKind.TERMINATED && ending.reason() != null) return ending.reason();
        return CodeWords.ended(ending.kind()) + (ending.reason() == null ? "" : "（" + ending.reason() + "）");
    }

    /** 人民调解法 art. 3, 4, 7, 23, 24, 26, 31 and 33, and the notice that must precede mediation (人民调解工作若干规定). */
    static void notice(CaseFile file, int number, Paper paper) {
        paper.title("当事人权利义务告知书");
        paper.right(FormParts.number(file));
        paper.space(0.2);
        paper.paragraph(CodeWords.names(file.told()) + "：");
        paper.paragraph("为保障当事人依法行使权利、履行义务，根据《中华人民共和国人民调解法》，现将人民调解的有关事项告知如下：");
        paper.heading("一、人民调解的性质和原则");
        paper.paragraph("""
                人民调解委员会是依法设立的调解民间纠纷的群众性组织，调解民间纠纷不收取任何费用。
                人民调解委员会在当事人自愿、平等的基础上进行调解；不违背法律、法规和国家政策；尊重当事人的权利，不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。
                一方当事人明确拒绝调解的，不得调解。""");
        paper.heading("二、当事人在人民调解活动中享有的权利");
        paper.paragraph("""
                （一）选择或者接受人民调解员；
                （二）接受调解、拒绝调解或者要求终止调解；
                （三）要求调解公开进行或者不公开进行；
                （四）自主表达意愿、自愿达成调解协议。""");
        paper.heading("三、当事人在人民调解活动中履行的义务");
        paper.paragraph("""
                （一）如实陈述纠纷事实；
                （二）遵守调解现场秩序，尊重人民调解员；
                （三）尊重对方当事人行使权利。""");
        paper.heading("四、调解协议的效力");
        paper.paragraph("""
                经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。
                双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法确认。
                调解不成的，当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。""");
        var told = file.told().stream()
                .flatMap(p -> p.told().stream()
                        .map(t -> Chinese.day(t.at()) + Steps.channel(t.method()) + "告知" + t.whom()
                                + (t.acknowledged() ? "，其已确认知悉。" : "，其未确认知悉。")))
                .collect(Collectors.joining("\n"));
        // Who acknowledged it said so, or signed: the day of a signature is not recorded.
        var below = new SignatureBlock();
        for (var party : file.told()) FormParts.signature(below, party, "");
        below.right(FormParts.committee(file, told(file)));
        paper.paragraph((told.isEmpty() ? "" : told + "\n") + "以上内容本人已经知悉。", below);
    }

    /** When the last of those who were told was told. */
    private static Instant told(CaseFile file) {
        return file.told().stream()
                .flatMap(p -> p.told().stream())
                .map(Person.RightsTold::at)
                .max(Comparator.naturalOrder())
                .orElseGet(file::boundAt);
    }

    static void power(CaseFile file, int number, Paper paper) {
        var agent = file.agents().get(number - 1);
        paper.title("授权委托书");
        paper.right(FormParts.number(file));
        var grid = Grid.of(7, 12, 5, 12);
        grid.row(Cell.head("委托人", 4));
        grid.row(Cell.label("姓名或名称"), Cell.value(agent.of(), 3));
        grid.row(Cell.head("受委托人", 4));
        grid.row(Cell.label("姓名"), Cell.value(agent.name()), Cell.label("性别"), Cell.value(""));
        grid.row(
                Cell.label("身份"),
                Cell.value(CodeWords.profession(agent.profession())),
                Cell.label("执业证号"),
                Cell.value(agent.licence()));
        grid.row(Cell.label("身份证件号码"), Cell.value(""), Cell.label("联系方式"), Cell.value(agent.phone()));
        grid.row(
                Cell.label("与委托人关系"),
                Cell.value(agent.relation()),
                Cell.label("委托期限"),
                Cell.value(
                        Chinese.day(agent.from()) + (agent.until() == null ? "起" : "至" + Chinese.day(agent.until()))));
        grid.row(Cell.label("单位或住址"), Cell.value("", 3));
        paper.grid(grid);
        paper.paragraph("委托人因“" + file.wordings().at(agent.at()).title() + "”一事，自愿委托上述受委托人作为委托人参加人民调解的代理人。");
        paper.paragraph("代理权限如下：");
        var below = new SignatureBlock()
                .signature("委托人" + agent.of() + FormParts.SIGNED + "：", "")
                .signature("受委托人（签名）：", "");
        paper.paragraph(
                agent.powers().isEmpty()
                        ? "　"
                        : java.util.stream.IntStream.range(0, agent.powers().size())
                                .mapToObj(i -> "（" + Chinese.count(i + 1) + "）"
                                        + CodeWords.power(agent.powers().get(i)) + "；")
                                .collect(Collectors.joining("\n"))
                                .replaceAll("；$", "。"),
                below);
    }
}
