package org.gridmediation.document;

import java.time.Instant;
import java.util.List;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;

/** What several forms have in common. */
final class FormParts {
    static final String SIGNED = "（签名、盖章或按指印）";

    private FormParts() {}

    /** The columns of a table that describes persons. */
    static Grid persons() {
        return Grid.of(6.2, 7.3, 3.2, 3.2, 3.2, 4.2, 3.2, 5.5);
    }

    static void person(Grid grid, String head, Person person) {
        grid.row(Cell.head(head, 8));
        if (person.organization()) {
            grid.row(Cell.label("名称"), Cell.value(person.name(), 7));
            if (person.creditCode() != null) grid.row(Cell.label("信用代码"), Cell.value(person.creditCode(), 7));
            if (person.head() != null) grid.row(Cell.label("法定代表人"), Cell.value(person.head(), 7));
            grid.row(Cell.label("联系方式"), Cell.value(person.phone(), 7));
            grid.row(Cell.label("住所"), Cell.value(person.address(), 7));
            return;
        }
        grid.row(
                Cell.label("姓名"),
                Cell.middle(person.name()),
                Cell.label("性别"),
                Cell.middle(Chinese.sex(person.sex())),
                Cell.label("民族"),
                Cell.middle(person.ethnicity()),
                Cell.label("年龄"),
                Cell.middle(person.age() == null ? "" : person.age().toString()));
        grid.row(
                Cell.label("职业或职务"),
                Cell.value(person.occupation(), 2),
                Cell.label("联系方式", 2),
                Cell.value(person.phone(), 3));
        grid.row(Cell.label("单位或住址"), Cell.value(person.address(), 7));
        if (person.guardian() != null) grid.row(Cell.label("监护人"), Cell.value(person.guardian(), 7));
    }

    /** All parties, the applicants first; several of one side are numbered. */
    static void parties(Grid grid, List<Person> parties) {
        for (var role : PartyRole.values()) {
            var side = parties.stream().filter(p -> p.role() == role).toList();
            for (int i = 0; i < side.size(); i++) person(grid, head(role, side, i), side.get(i));
        }
    }

    private static String head(PartyRole role, List<Person> side, int index) {
        return CodeWords.role(role) + (side.size() == 1 ? "" : Chinese.count(index + 1));
    }

    /** A box of several lines over the whole width, with what it is for above it. */
    static void story(Grid grid, int columns, double height, String head, String text) {
        grid.row(Cell.head(head, columns));
        grid.row(height, Cell.story(text, columns));
    }

    static void signature(SignatureBlock below, Person party, String day) {
        below.signature(signer(party) + SIGNED + "：", day);
    }

    static String signer(Person party) {
        return signer(CodeWords.role(party.role()), party);
    }

    static String signer(String as, Person party) {
        return as + party.name() + (party.guardian() == null ? "" : "（监护人" + party.guardian() + "）");
    }

    /** @param day when the first of the mediators signed, where that is recorded; that others or a recorder signed is recorded nowhere */
    static void mediators(SignatureBlock below, List<String> mediators, String recorder, String day) {
        below.signature("人民调解员" + (mediators.isEmpty() ? "" : mediators.get(0)) + "（签名）：", day);
        mediators.stream().skip(1).forEach(other -> below.signature("人民调解员" + other + "（签名）：", ""));
        below.signature("记录人" + (recorder == null ? "" : recorder) + "（签名）：", "");
    }

    /** @param then the day that the paper is about */
    static void seal(SignatureBlock below, CaseFile file, Instant then, String day) {
        below.right(committee(file, then) + "（印章）", day.isEmpty() ? Paper.UNDATED : day);
    }

    static String number(CaseFile file) {
        return "编号：" + (file.isAccepted() ? file.caseNumber() : file.matter().receiptNumber());
    }

    /** The one that had the case on the day that the paper is about, by its name of that day. */
    static String committee(CaseFile file, Instant then) {
        var committee = file.committees().at(then);
        return committee == null ? "＿＿＿＿＿＿＿＿人民调解委员会" : committee;
    }
}
