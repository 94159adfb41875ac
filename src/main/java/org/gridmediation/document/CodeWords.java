package org.gridmediation.document;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmediation.dispute.DeclineReason;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.outcome.EndReason;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.gridmediation.outcome.Route;
import org.gridmediation.outcome.SettingAside;
import org.gridmediation.outcome.VisitMethod;
import org.gridmediation.party.Power;
import org.gridmediation.party.Presence;
import org.gridmediation.party.Profession;
import org.gridmediation.party.RepresentativeKind;
import org.gridmediation.session.NewSession.ParticipantKind;
import org.gridmediation.session.PlaceKind;
import org.gridmediation.session.SessionKind;
import org.gridmediation.session.SessionResult;

/** What the codes of the record are called on paper. Exhaustive without a default: a new code does not compile before it has its words. */
final class CodeWords {

    private CodeWords() {}

    static String role(PartyRole role) {
        return switch (role) {
            case APPLICANT -> "申请人";
            case RESPONDENT -> "被申请人";
            case THIRD_PARTY -> "第三人";
        };
    }

    static String session(SessionKind kind) {
        return switch (kind) {
            case SITE_INSPECTION -> "现场查看";
            case STATEMENTS -> "听取双方陈述";
            case COORDINATION -> "协调有关单位";
            case MEDIATION -> "调解";
            case REMEDY -> "落实整改";
            case FEEDBACK -> "反馈结果";
        };
    }

    /** The kind of place, and which one; online, where to join. */
    static String place(PlaceKind kind, String place, String link) {
        if (kind == null) return place;
        var what =
                switch (kind) {
                    case GRID -> "网格";
                    case COMMUNITY -> "社区";
                    case BUILDING -> "楼栋";
                    case MEDIATION_ROOM -> "调解室";
                    case COURTROOM -> "法庭";
                    case HOME -> "当事人住所";
                    case ONLINE -> "线上";
                };
        return (place == null ? what : place + "（" + what + "）") + (link == null ? "" : "，" + link);
    }

    static String guest(ParticipantKind kind) {
        return switch (kind) {
            case RELATIVE -> "亲属";
            case NEIGHBOUR -> "邻里";
            case COLLEAGUE -> "同事";
            case EXPERT -> "专业人士";
            case LEGAL_ADVISER -> "法律顾问";
            case RULE_OF_LAW_INSTRUCTOR -> "法治指导员";
            case SOCIAL_ORGANIZATION -> "社会组织";
            case DEPARTMENT -> "有关单位";
        };
    }

    /** Who speaks for a party, by what they are to it. */
    static String speaker(RepresentativeKind kind, String name) {
        return switch (kind) {
                    case GUARDIAN -> "监护人";
                    case AGENT -> "代理人";
                }
                + name;
    }

    static String presence(Presence presence, String representative, boolean accompanied, String absence) {
        var guardian = accompanied ? "（监护人陪同）" : "";
        return switch (presence) {
            case PRESENT -> "到场" + guardian;
            case REPRESENTED -> "由" + (representative == null ? "代理人" : representative) + "代为参加" + guardian;
            case ABSENT -> "未到场" + (absence == null ? "" : "（" + absence + "）");
        };
    }

    static String result(SessionResult result) {
        if (result == null) return "";
        return switch (result) {
            case AGREED -> "经调解，当事人自愿达成协议。";
            case PARTLY_AGREED -> "经调解，当事人就部分事项达成一致，其余事项未达成一致。";
            case NOT_AGREED -> "当事人未能达成一致。";
            case ADJOURNED -> "本次调解中止，择日继续。";
        };
    }

    static String profession(Profession profession) {
        if (profession == null) return "";
        return switch (profession) {
            case LAWYER -> "律师";
            case LEGAL_SERVICE_WORKER -> "基层法律服务工作者";
            case CLOSE_RELATIVE -> "近亲属";
            case EMPLOYEE -> "单位工作人员";
            case RECOMMENDED -> "社区、单位或社会团体推荐的公民";
            case OTHER -> "其他";
        };
    }

    static String power(Power power) {
        return switch (power) {
            case APPLY_OR_END_MEDIATION -> "代为申请、参加、终止调解";
            case EVIDENCE -> "代为收集、提供证据";
            case CHOOSE_MEDIATOR -> "代为选择人民调解员";
            case ADMIT_CHANGE_WAIVE_CLAIMS -> "代为承认、变更、放弃调解请求";
            case ATTEND_AND_SIGN -> "代为参加调解并签署有关文书";
            case RECEIVE_DOCUMENTS -> "代为签收有关文书";
            case OTHER -> "其他：＿＿＿＿＿＿＿＿";
        };
    }

    static String reason(EndReason reason) {
        return switch (reason) {
            case SETTLED_PRIVATELY -> "当事人自行和解并撤回申请";
            case PARTY_NOT_REACHED -> "在调解期限内无法与当事人取得联系";
            case PARTY_REFUSES -> "一方当事人明确拒绝继续调解";
            case LARGE_DIFFERENCES -> "当事人分歧较大，无法达成一致";
            case PERIOD_EXPIRED -> "调解期限届满";
            case REFUSES_TO_SIGN -> "当事人拒绝在调解协议上签名";
            case FACTS_CONCEALED -> "当事人隐瞒重要事实或者拖延调解";
            case SUSPECTED_COLLUSION -> "涉嫌恶意串通损害他人合法权益";
            case OTHER -> "其他原因";
        };
    }

    static String declined(DeclineReason reason) {
        return switch (reason) {
            case SPECIAL_ORGAN_ONLY -> "法律、法规规定只能由专门机关管辖处理";
            case ALREADY_BEFORE_OTHER_ORGAN -> "人民法院、公安机关或者其他行政机关已经受理或者解决";
            case PARTY_REFUSES -> "一方当事人明确拒绝调解";
            case CRIMINAL_OR_PUBLIC_SECURITY -> "属于不得调解的刑事、治安案件";
            case AGAINST_GOVERNMENT -> "属于公民与行政机关之间的行政争议";
            case HARMS_OTHERS -> "涉嫌损害国家、社会公共利益或者他人合法权益";
            case NOT_A_CIVIL_DISPUTE -> "不属于民间纠纷";
        };
    }

    static String ended(OutcomeKind kind) {
        return switch (kind) {
            case AGREED -> "调解成功";
            case FAILED -> "调解不成功";
            case TERMINATED -> "终止调解";
            case WITHDRAWN -> "当事人撤回";
        };
    }

    static String aside(SettingAside.Ground ground) {
        return switch (ground) {
            case VOID_BY_COURT -> "由人民法院确认无效";
            case REVOKED_BY_COURT -> "由人民法院撤销";
            case PARTIES_AGREED -> "经各方当事人一致同意解除";
        };
    }

    static String performed(Performance result) {
        return switch (result) {
            case PENDING -> "尚未履行";
            case FULFILLED -> "已全部履行";
            case PARTLY_FULFILLED -> "已部分履行";
            case BREACHED -> "未履行";
        };
    }

    static String visited(VisitMethod method) {
        return switch (method) {
            case IN_PERSON -> "上门";
            case PHONE -> "电话";
            case ONLINE -> "线上";
        };
    }

    /** All of them in the words of 人民调解法 art. 26. */
    static String routes(List<Route> routes) {
        return routes.stream().map(CodeWords::route).collect(Collectors.joining("、"))
                + (routes.size() == Route.values().length ? "等途径" : "途径");
    }

    private static String route(Route route) {
        return switch (route) {
            case ARBITRATION -> "仲裁";
            case ADMINISTRATIVE -> "行政";
            case COURT -> "司法";
        };
    }

    static String kept(boolean performed) {
        return performed ? "按协议履行" : "未按协议履行";
    }

    static String satisfied(int marks) {
        return switch (marks) {
            case 1 -> "很不满意";
            case 2 -> "不满意";
            case 3 -> "一般";
            case 4 -> "满意";
            default -> "很满意";
        };
    }

    /** The return's three columns (domain 5.3): a discovery counts as the committee's own initiative. */
    static String source(Source source) {
        return switch (source) {
            case ONLINE, PHONE, VISIT, APPLICATION -> "■当事人申请　□人民调解委员会主动调解　□接受委托移送";
            case COURT, PROCURATORATE, POLICE, PETITION_OFFICE, OTHER_DEPARTMENT ->
                "□当事人申请　□人民调解委员会主动调解　■接受委托移送（" + from(source) + "）";
            default -> "□当事人申请　■人民调解委员会主动调解　□接受委托移送";
        };
    }

    private static String from(Source source) {
        return switch (source) {
            case COURT -> "人民法院";
            case PROCURATORATE -> "人民检察院";
            case POLICE -> "公安机关";
            case PETITION_OFFICE -> "信访部门";
            default -> "其他部门";
        };
    }

    static String names(Iterable<Person> parties) {
        return stream(parties).map(Person::name).collect(Collectors.joining("、"));
    }

    private static java.util.stream.Stream<Person> stream(Iterable<Person> parties) {
        return java.util.stream.StreamSupport.stream(parties.spliterator(), false);
    }
}
