package org.gridmediation.document;

import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.deadline.ClockKind;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.dispute.Status;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.escalation.Risk;
import org.gridmediation.link.ReferenceSystem;
import org.gridmediation.neutrality.DisclosureKind;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.ConfirmationState;
import org.gridmediation.outcome.Mark;
import org.gridmediation.party.ContactResult;
import org.gridmediation.party.NoticeKind;
import org.gridmediation.party.WithdrawalReason;
import org.gridmediation.session.MarkKind;
import org.gridmediation.transfer.TransferReason;

/** What the steps of a dispute, and the codes of their records, are called in its chronicle. Exhaustive without a default, as {@link CodeWords}. */
final class Steps {
    private Steps() {}

    static String name(TimelineStep step) {
        return switch (step) {
            case REGISTERED -> "登记";
            case CHANGED -> "更正登记内容";
            case IMPORTED -> "由其他系统导入";
            case ACCEPTED -> "受理";
            case DECLINED -> "不予受理";
            case ASSIGNED -> "确定人民调解员";
            case MEDIATOR_TAKEN_OFF -> "人民调解员退出调解";
            case CONFLICT_ACCEPTED -> "决定由有关系的人民调解员调解";
            case TIE_DISCLOSED -> "披露人民调解员与当事人的关系";
            case MEDIATOR_CHOSEN -> "当事人接受人民调解员";
            case MEDIATOR_NOT_CHOSEN -> "当事人不接受人民调解员";
            case RECUSAL_ASKED -> "申请人民调解员回避";
            case RECUSAL_GRANTED -> "决定人民调解员回避";
            case RECUSAL_DENIED -> "驳回回避申请";
            case RECUSAL_LAPSED -> "回避申请因人民调解员退出而终结";
            case PARTY_ADDED -> "增加当事人";
            case PARTY_CHANGED -> "更正当事人信息";
            case PARTY_REMOVED -> "撤销误列的当事人";
            case REPRESENTATIVE_ADDED -> "增加代理人或者监护人";
            case REPRESENTATIVE_ENDED -> "代理或者监护终止";
            case NOTICE_GIVEN -> "告知当事人";
            case CONTACTED -> "联系当事人";
            case CONTACT_ATTEMPTED -> "联系当事人未果";
            case TRANSFERRED -> "移送";
            case TRANSFER_ACCEPTED -> "接受移送";
            case TRANSFER_DECLINED -> "不接受移送";
            case TRANSFER_WITHDRAWN -> "撤回移送";
            case TRANSFER_EXPIRED -> "移送逾期未答复，退回";
            case TRANSFER_LAPSED -> "移送因调解结束而终结";
            case REFERRED -> "转交其他机关处理";
            case CONSENTED -> "当事人同意调解";
            case REFUSED -> "当事人拒绝调解";
            case WITHDRAWN -> "撤回申请";
            case INVESTIGATED -> "调查";
            case SESSION_HELD -> "调解活动";
            case FACT_SIGNED -> "确认无争议事实";
            case COORDINATION_REQUESTED -> "提请有关单位协调";
            case COORDINATION_PROGRESSED -> "协调进展";
            case COORDINATION_DONE -> "协调事项办结";
            case COORDINATION_TOLD -> "向申请人反馈";
            case OUTCOME_RECORDED -> "调解结束";
            case AGREEMENT_DRAFTED -> "拟定调解协议";
            case AGREEMENT_MARKED -> "当事人签名、盖章或者按指印";
            case AGREEMENT_SIGNED -> "人民调解员签名";
            case AGREEMENT_SEALED -> "加盖人民调解委员会印章";
            case AGREEMENT_LAPSED -> "拟定的协议未签成";
            case AGREEMENT_EFFECTIVE -> "调解协议生效";
            case AGREEMENT_VARIED -> "变更调解协议";
            case AGREEMENT_SET_ASIDE -> "调解协议失效";
            case OBLIGATION_AGREED -> "约定义务";
            case OBLIGATION_PARTLY_FULFILLED -> "部分履行义务";
            case OBLIGATION_KEPT -> "检查义务遵守情况";
            case OBLIGATION_FULFILLED -> "履行义务";
            case OBLIGATION_BROKEN -> "未履行义务";
            case FULFILMENT_RECORDED -> "记录协议履行情况";
            case CONFIRMATION_APPLIED -> "申请司法确认";
            case CONFIRMATION_DECIDED -> "司法确认结果";
            case RETURN_VISITED -> "回访";
            case ROUTES_TOLD -> "告知其他解决途径";
            case ESCALATION_NOTICED -> "发现激化隐患";
            case ESCALATION_REPORTED -> "报告激化隐患";
            case ESCALATION_RESOLVED -> "激化隐患消除";
            case REOPENED -> "恢复调解";
            case SUPPLEMENTED -> "补充卷宗材料";
            case LINKED -> "关联其他纠纷";
            case UNLINKED -> "取消关联";
            case MARKED_DUPLICATE -> "标记为重复登记";
            case UNMARKED_DUPLICATE -> "取消重复标记";
            case MERGED -> "并案";
            case UNMERGED -> "取消并案";
            case JOINED_BY -> "其他纠纷并入";
            case LEFT_BY -> "并入的纠纷分出";
            case REFERENCE_ADDED -> "登记其他系统编号";
            case REFERENCE_REMOVED -> "删除其他系统编号";
            case AREA_SUCCEEDED -> "随网格调整变更辖区";
            case EXTENDED -> "延长调解期限";
            case SUPERVISED -> "督办";
            case SUPERVISION_ANSWERED -> "答复督办";
            case REMINDED -> "期限提醒";
            case DEADLINE_MISSED -> "逾期";
            case ATTACHMENT_ADDED -> "增加附件";
            case ATTACHMENT_CHANGED -> "更正附件信息";
            case ATTACHMENT_WITHDRAWN -> "撤回附件";
            case DOCUMENT_MISSING -> "说明所缺文书";
            case ARCHIVED -> "归档";
        };
    }

    static String status(Status status) {
        return switch (status) {
            case REPORTED -> "已登记";
            case ACCEPTED -> "已受理";
            case NOT_ACCEPTED -> "不予受理";
            case TRANSFERRED -> "移送中";
            case REFERRED -> "转交其他机关";
            case IN_MEDIATION -> "调解中";
            case AGREED -> "达成协议";
            case FAILED -> "调解不成功";
            case TERMINATED -> "终止调解";
            case WITHDRAWN -> "当事人撤回";
            case FULFILLED -> "已履行";
            case BREACHED -> "未履行";
            case DUPLICATE -> "重复登记";
            case MERGED -> "并案";
            case ARCHIVED -> "已归档";
        };
    }

    static String notice(NoticeKind kind) {
        return switch (kind) {
            case RIGHTS_AND_DUTIES -> "权利义务告知书";
            case PERSONAL_DATA -> "个人信息处理告知书";
        };
    }

    static String channel(Channel channel) {
        return switch (channel) {
            case IN_PERSON -> "当面";
            case PHONE -> "电话";
            case LETTER -> "信函";
            case MESSAGE -> "短信";
            case ONLINE -> "线上";
        };
    }

    static String contact(ContactResult result) {
        return switch (result) {
            case REACHED -> "已联系上";
            case NOT_REACHED -> "未联系上";
            case WILL_COME -> "答应到场";
            case WILL_NOT_COME -> "表示不到场";
        };
    }

    static String withdrawal(WithdrawalReason reason) {
        return switch (reason) {
            case SETTLED_PRIVATELY -> "自行和解";
            case OTHER_ROUTE -> "改走其他途径";
            case NO_LONGER_WANTED -> "不再需要调解";
            case OTHER -> "其他原因";
        };
    }

    static String transfer(TransferReason reason) {
        return switch (reason) {
            case NOT_SETTLED_ON_SITE -> "现场未能化解";
            case COMPLEX -> "疑难复杂";
            case BEYOND_COMPETENCE -> "超出职责范围";
            case PARTIES_WISH -> "当事人要求";
            case MEDIATOR_CONFLICT -> "人民调解员应当回避";
            case SETTLED_BETTER_BELOW -> "由下级化解更适宜";
            case OTHER_COMMITTEE_COMPETENT -> "属其他人民调解委员会受理范围";
            case JOINT_MEDIATION -> "需要联合调解";
            case NEEDS_DEPARTMENT -> "需要职能部门处理";
            case COURT_PROCEEDINGS -> "已进入诉讼程序";
            case CRIME_SUSPECTED -> "涉嫌犯罪";
            case OTHER -> "其他原因";
        };
    }

    static String risk(Risk risk) {
        return switch (risk) {
            case PUBLIC_SECURITY -> "可能转化为治安案件";
            case CRIME -> "可能转化为刑事案件";
            case SUICIDE -> "可能引起自杀";
            case MASS_PETITION -> "可能引起群体性上访";
            case ARMED_FIGHT -> "可能引起群体性械斗";
            case OTHER -> "其他激化可能";
        };
    }

    static String form(AgreementForm form) {
        return switch (form) {
            case ORAL -> "口头协议";
            case WRITTEN -> "书面协议";
        };
    }

    static String mark(Mark.Kind kind) {
        return switch (kind) {
            case SIGNATURE -> "签名";
            case SEAL -> "盖章";
            case FINGERPRINT -> "按指印";
        };
    }

    static String mark(MarkKind kind) {
        return switch (kind) {
            case SIGNATURE -> "签名";
            case SEAL -> "盖章";
            case FINGERPRINT -> "按指印";
        };
    }

    static String tie(DisclosureKind kind) {
        return switch (kind) {
            case RELATIVE -> "近亲属";
            case BUSINESS -> "业务往来";
            case DEBT -> "债权债务";
            case FRIEND_OR_FOE -> "朋友或者有积怨";
            case ACTED_IN_THE_MATTER -> "曾参与处理本纠纷";
            case OTHER -> "其他关系";
        };
    }

    static String prevented(PreventedHarm prevented) {
        var what =
                switch (prevented.kind()) {
                    case SUICIDE -> "自杀";
                    case CRIME -> "转化为刑事案件";
                    case MASS_PETITION -> "群体性上访";
                    case ARMED_FIGHT -> "群体性械斗";
                };
        return "防止" + what + prevented.cases() + "件" + prevented.people() + "人";
    }

    static String confirmation(ConfirmationState state) {
        return switch (state) {
            case APPLIED -> "已申请";
            case CONFIRMED -> "裁定确认协议有效";
            case REJECTED -> "裁定驳回申请";
            case WITHDRAWN -> "撤回申请";
        };
    }

    static String clock(ClockKind kind) {
        return switch (kind) {
            case FIRST_ANSWER -> "首次响应期限";
            case ACCEPTANCE -> "受理期限";
            case TRANSFER_ACCEPTANCE -> "移送答复期限";
            case URGENT_DISPOSAL -> "紧急处置期限";
            case MEDIATION -> "调解期限";
            case CONFIRMATION -> "申请司法确认期限";
            case PERFORMANCE -> "履行期限";
            case RETURN_VISIT -> "回访期限";
            case SUPERVISION -> "督办答复期限";
            case COORDINATION -> "协调办理期限";
            case ESCALATION_REPORT -> "激化隐患报告期限";
            case CORRECTION -> "更正期限";
        };
    }

    static String system(ReferenceSystem system) {
        return switch (system) {
            case HOTLINE_12345 -> "12345热线";
            case COURT_PLATFORM -> "人民法院调解平台";
            case PUBLIC_ORDER -> "综治平台";
            case POLICE -> "公安机关";
            case PETITION_OFFICE -> "信访部门";
            case OTHER -> "其他系统";
        };
    }

    static String attachment(AttachmentKind kind) {
        return switch (kind) {
            case PHOTO -> "照片";
            case SCAN -> "扫描件";
            case AUDIO -> "录音";
            case VIDEO -> "录像";
            case IDENTITY_COPY -> "身份证明复印件";
            case EVIDENCE -> "证据材料";
            case RECEIPT -> "付款凭证";
            case SIGNATURE -> "签名件";
            case OTHER -> "其他材料";
        };
    }
}
