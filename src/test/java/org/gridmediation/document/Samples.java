package org.gridmediation.document;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmediation.access.Sex;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.content.Format;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.NewObligation;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.dispute.Status;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.Power;
import org.gridmediation.party.Presence;
import org.gridmediation.party.Profession;
import org.gridmediation.session.NewSession.ParticipantKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** Records of made-up disputes, from a small one to one that no table holds. */
final class Samples {
    static final Instant REPORTED = Instant.parse("2026-03-15T02:30:00Z");
    static final String NUMBER = "（2026）荔彩虹街人调字第0061号";

    private static final Committees COMMITTEES = Committees.always("荔湾区彩虹街道人民调解委员会");

    private Samples() {}

    static CaseFile small(OutcomeKind kind, AgreementForm form) {
        return file(Source.PATROL, parties(1, 1), 1, 1, ending(kind, form, "更换感应灯，夜间不再常亮。"));
    }

    static CaseFile onTheSpot() {
        var ending = ending(OutcomeKind.AGREED, AgreementForm.ORAL, "当场和解。");
        return file(
                Source.PATROL,
                parties(1, 1),
                0,
                0,
                new Conclusion(
                        ending.kind(),
                        true,
                        ending.form(),
                        ending.content(),
                        null,
                        ending.recordedAt(),
                        ending.at(),
                        ending.agreedAt(),
                        ending.effectiveAt(),
                        null,
                        List.of(),
                        ending.signers(),
                        ending.applicants(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        List.of(),
                        false,
                        true,
                        null,
                        Performance.PENDING,
                        null,
                        null));
    }

    static CaseFile unaccepted(boolean declined) {
        var matter = matter(Source.PATROL, "申请处理与行政机关的争议。", false, true);
        return new CaseFile(
                new CaseFile.Matter(
                        null,
                        matter.receiptNumber(),
                        matter.title(),
                        matter.description(),
                        matter.place(),
                        matter.type(),
                        matter.source(),
                        false,
                        REPORTED,
                        REPORTED,
                        null,
                        declined ? REPORTED.plusSeconds(90_000) : null,
                        null,
                        declined ? Status.NOT_ACCEPTED : Status.REPORTED,
                        null,
                        declined ? DeclineReason.AGAINST_GOVERNMENT : null,
                        declined ? "已告知申请行政复议。" : null,
                        List.of()),
                wordings(matter.description()),
                new Committees(List.of()),
                parties(1, 1),
                parties(1, 1),
                parties(1, 1),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static CaseFile large(int applicants, int respondents, int meetings) {
        return file(
                Source.APPLICATION,
                parties(applicants, respondents),
                2,
                meetings,
                ending(
                        OutcomeKind.AGREED,
                        AgreementForm.WRITTEN,
                        "一、" + story(9) + "\n二、" + story(6) + "\n三、双方今后互谅互让，不再就本纠纷提出其他主张。"));
    }

    static CaseFile file(Source source, List<Person> parties, int investigations, int meetings, Conclusion ending) {
        var signed = ending == null ? null : signedBy(parties, ending);
        return new CaseFile(
                matter(source, meetings > 1 ? story(14) : "对面楼浴室夜间强光直射卧室。", true, ending != null),
                wordings(meetings > 1 ? story(14) : "对面楼浴室夜间强光直射卧室。"),
                COMMITTEES,
                parties,
                parties,
                parties,
                List.of(agent()),
                IntStream.rangeClosed(1, investigations)
                        .mapToObj(i -> inquiry(i))
                        .toList(),
                IntStream.rangeClosed(1, meetings)
                        .mapToObj(i -> meeting(i, SessionKind.MEDIATION, parties, meetings > 1 ? 30 : 2))
                        .toList(),
                signed,
                signed == null ? List.of() : List.of(signed),
                signed == null || signed.kind() != OutcomeKind.AGREED
                        ? List.of()
                        : List.of(new Fulfilment(
                                signed,
                                parties,
                                signed.obligations().isEmpty()
                                        ? null
                                        : signed.obligations().get(0),
                                Performance.FULFILLED,
                                signed.amount(),
                                signed.amount(),
                                REPORTED.plusSeconds(1_900_000),
                                "感应灯已安装，现场确认。",
                                1)),
                List.of(visit(parties)),
                List.of(new CaseFile.Happening(REPORTED, false, "登记", "浴室强光扰民", "示例网格员")),
                List.of(attached(AttachmentKind.AUDIO, Format.MP3), attached(AttachmentKind.RECEIPT, Format.PDF)));
    }

    /** One text, as long as wanted, wherever a form has room for one. */
    static CaseFile told(String text) {
        return told(text, parties(1, 1));
    }

    static CaseFile told(String text, List<Person> parties) {
        var file = file(Source.APPLICATION, parties, 1, 1, ending(OutcomeKind.AGREED, AgreementForm.WRITTEN, text));
        var matter = file.matter();
        var visit = file.visits().get(0);
        var done = file.fulfilments().get(0);
        var held = file.meetings().get(0);
        var asked = file.investigations().get(0);
        return new CaseFile(
                matter(matter.source(), text, true, matter.endedAt() != null),
                wordings(text),
                COMMITTEES,
                parties,
                parties,
                parties,
                file.agents(),
                List.of(new Inquiry(
                        asked.beganAt(),
                        asked.endedAt(),
                        asked.place(),
                        asked.asked(),
                        asked.askedAs(),
                        asked.investigator(),
                        asked.recorder(),
                        text)),
                List.of(new Meeting(
                        1,
                        held.kind(),
                        held.heldAt(),
                        null,
                        held.place(),
                        false,
                        text,
                        held.parties(),
                        List.of(),
                        List.of(),
                        held.guests(),
                        held.result(),
                        held.mediators(),
                        held.recorder())),
                file.ending(),
                file.endings(),
                List.of(new Fulfilment(
                        done.ending(),
                        parties,
                        done.duty(),
                        done.result(),
                        done.paid(),
                        done.paidInAll(),
                        done.at(),
                        text,
                        1)),
                List.of(new Visit(
                        true,
                        visit.at(),
                        visit.method(),
                        parties,
                        true,
                        5,
                        text,
                        text,
                        true,
                        text,
                        null,
                        visit.visitor())),
                file.happenings(),
                file.attachments());
    }

    static Visit visit(List<Person> parties) {
        return new Visit(
                true,
                "2026年4月14日12时43分",
                VisitMethod.IN_PERSON,
                parties,
                true,
                5,
                "双方均无异议，关系缓和。",
                null,
                false,
                null,
                null,
                "示例回访员");
    }

    static CaseFile.Attached attached(AttachmentKind kind, Format format) {
        return new CaseFile.Attached(kind, format, null, REPORTED, "示例网格员", InputStream::nullInputStream);
    }

    private static Conclusion signedBy(List<Person> parties, Conclusion e) {
        return new Conclusion(
                e.kind(),
                e.onTheSpot(),
                e.form(),
                e.content(),
                e.amount(),
                e.recordedAt(),
                e.at(),
                e.agreedAt(),
                e.effectiveAt(),
                e.dueOn(),
                e.obligations(),
                parties.stream()
                        .map(p -> new Conclusion.Signer(p, e.agreedAt()))
                        .toList(),
                parties,
                e.accompanied(),
                e.mediators(),
                e.mediatorSignedAt(),
                e.sealedAt(),
                e.reason(),
                e.routesTold(),
                e.variation(),
                e.standing(),
                e.note(),
                e.fulfilment(),
                e.setAside(),
                e.confirmation());
    }

    static CaseFile.Matter matter(Source source, String description, boolean accepted, boolean ended) {
        return new CaseFile.Matter(
                accepted ? NUMBER : null,
                "WG-440103009-20260315-0007",
                "浴室强光扰民",
                description,
                "中兴社区示范楼2栋",
                "邻里纠纷",
                source,
                false,
                REPORTED,
                REPORTED,
                accepted ? REPORTED.plusSeconds(86_400) : null,
                ended ? REPORTED.plusSeconds(900_000) : null,
                null,
                ended ? Status.AGREED : Status.ACCEPTED,
                null,
                null,
                null,
                List.of("示例调解员"));
    }

    private static WordingHistory wordings(String description) {
        return new WordingHistory(new Wording("浴室强光扰民", description, "中兴社区示范楼2栋", "邻里纠纷"), new FormerCases(List.of()));
    }

    static List<Person> parties(int applicants, int respondents) {
        var parties = new ArrayList<Person>();
        for (int i = 1; i <= applicants; i++) parties.add(person(PartyRole.APPLICANT, "示例甲" + (i == 1 ? "" : i), i));
        for (int i = 1; i <= respondents; i++) parties.add(person(PartyRole.RESPONDENT, "示例乙" + (i == 1 ? "" : i), i));
        return parties;
    }

    static Person person(PartyRole role, String name, int index) {
        var organization = index % 4 == 3;
        var called = organization ? "广州市荔湾区示例物业管理服务有限公司（中兴社区服务中心" + index + "）" : name;
        return new Person(
                role == PartyRole.APPLICANT ? index : 100 + index,
                role,
                organization,
                called,
                organization ? null : index % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                organization ? null : "汉族",
                organization ? null : 30 + index,
                index % 2 == 0 ? "个体工商户（餐饮服务）" : null,
                "13900000077",
                "广州市荔湾区彩虹街道中兴社区示范路" + index + "号示范楼2栋3单元1204房",
                organization ? "91350100M000100Y43" : null,
                organization ? "示例经理（总经理）" : null,
                index == 4 ? "示例监护人" : null,
                List.of(new Person.RightsTold(
                        REPORTED.plusSeconds(90_000),
                        REPORTED.plusSeconds(90_000),
                        Channel.IN_PERSON,
                        true,
                        CodeWords.role(role) + called)),
                false);
    }

    static Person identified(Person p) {
        return new Person(
                p.number(),
                p.role(),
                p.organization(),
                p.name(),
                p.sex(),
                p.ethnicity(),
                p.age(),
                p.occupation(),
                p.phone(),
                p.address(),
                p.creditCode(),
                p.head(),
                p.guardian(),
                p.told(),
                true);
    }

    private static Agent agent() {
        return new Agent(
                REPORTED,
                "示例甲",
                "示例代理人",
                "表姐",
                Profession.LAWYER,
                "14401202600000000",
                "13900000088",
                List.of(Power.APPLY_OR_END_MEDIATION, Power.EVIDENCE, Power.ATTEND_AND_SIGN, Power.RECEIVE_DOCUMENTS),
                LocalDate.of(2026, 3, 16),
                null);
    }

    private static Inquiry inquiry(int number) {
        var began = REPORTED.plusSeconds(50_000L * number);
        return new Inquiry(began, began.plusSeconds(1800), "中兴社区示范楼3栋", "示例邻居", "楼上邻居", "示例调解员", "示例记录员", story(6));
    }

    static Meeting meeting(int number, SessionKind kind, List<Person> parties, int sentences) {
        return new Meeting(
                number,
                kind,
                REPORTED.plusSeconds(100_000L * number),
                null,
                "中兴社区网格驿站",
                false,
                story(sentences),
                parties.stream()
                        .map(p -> new Meeting.Attended(p, Presence.PRESENT, null, false, null, true))
                        .toList(),
                parties.stream()
                        .limit(4)
                        .map(p -> new Meeting.Said(p.name(), "希望对方理解，" + story(1)))
                        .toList(),
                List.of(new Meeting.Fact("浴室朝向申请人卧室。", List.of("示例甲2026年3月16日签名"))),
                List.of(new Meeting.Guest(ParticipantKind.LEGAL_ADVISER, "示例顾问")),
                SessionResult.ADJOURNED,
                List.of("示例调解员"),
                "示例记录员");
    }

    /** Mediation that failed, with what the mediator says of it. */
    static CaseFile noted(String text) {
        return file(Source.APPLICATION, parties(1, 1), 0, 1, ending(OutcomeKind.FAILED, null, null, text));
    }

    static Conclusion ending(OutcomeKind kind, AgreementForm form, String content) {
        return ending(kind, form, content, null);
    }

    private static Conclusion ending(OutcomeKind kind, AgreementForm form, String content, String note) {
        var agreed = kind == OutcomeKind.AGREED;
        var at = agreed ? REPORTED.plusSeconds(800_000) : null;
        return new Conclusion(
                kind,
                false,
                form,
                agreed ? content : null,
                agreed ? 1_234_567L : null,
                REPORTED.plusSeconds(900_000),
                REPORTED.plusSeconds(900_000),
                at,
                at,
                agreed ? LocalDate.of(2026, 4, 30) : null,
                agreed
                        ? List.of(new Conclusion.Obligation(
                                1,
                                NewObligation.Kind.MONEY,
                                "示例乙",
                                "示例甲",
                                "更换浴室感应灯",
                                1_234_567L,
                                LocalDate.of(2026, 4, 1),
                                LocalDate.of(2026, 3, 24),
                                null,
                                List.of()))
                        : List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("示例调解员"),
                at,
                at,
                agreed ? null : CodeWords.reason(EndReason.LARGE_DIFFERENCES),
                List.of(),
                false,
                true,
                note,
                agreed ? Performance.FULFILLED : null,
                null,
                null);
    }

    static String story(int sentences) {
        return "申请人反映，自2026年3月1日起，对面楼三楼浴室夜间强光直射其卧室，影响睡眠（已持续14天）；被申请人认为，夜间需要照明，灯具为LED-50W型。".repeat(sentences);
    }
}
