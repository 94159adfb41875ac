package org.gridmediation.columns;

import static org.gridmediation.columns.CellForm.time;

import java.util.List;
import java.util.stream.Stream;

/** What a row about a dispute can say: an old case, from its report to its archive. */
public final class DisputeColumns {
    public static final String ROWS = """
            dispute x left join organization o on o.id = x.committee_id left join mediator m on m.id = x.mediator_id
            left join staff s on s.id = m.staff_id left join outcome u on u.id = x.outcome_id and u.district = x.district
            left join dispute_decision y on y.dispute_id = x.id and y.district = x.district
            left join lateral (
                select v.visited_at, v.method, v.satisfaction from return_visit v
                where v.outcome_id = u.id and v.district = u.district order by v.at desc, v.id desc limit 1) v on true
            left join lateral (
                select r.system, r.system_name, r.number from dispute_reference r
                where r.dispute_id = x.id and r.district = x.district and r.removed_at is null order by r.at, r.id limit 1) r on true
            """ + PartyColumns.ROWS;

    public static final Column ID = Column.of("id", "系统编号", "", ErrorMask.NONE)
            .as(CellForm.ID)
            .stored("x.id")
            .noted(
                    "",
                    "本系统导出的文件带有此编号；填写时只按它识别，新案件留空。",
                    "As an export of this system gives it; says by itself which one it is. Empty for a new one.");
    public static final Column EXTERNAL_ID = Column.of("externalId", "外部编号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .noted(
                    "A-1001",
                    "该案件在来源系统中的编号；须同时在请求中给出 source。没有编号时按案号识别。",
                    "What the source system calls this case; needs `source` in the request. Without it the case number tells which one it is.");
    public static final Column AREA = Column.of("area", "区划代码", "/area", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.area")
            .noted(
                    "440103009106001",
                    "发生地的网格编码；不清楚时填社区或街道代码。",
                    "Where it arose: a grid; a community or subdistrict when that is not known.");
    public static final Column CASE_NUMBER = Column.of("caseNumber", "案号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .silentWhenEmpty()
            .stored("x.case_number")
            .noted("（2024）示例调字第0012号", "调委会自己的案号，照原样填写；不超过60字。", "As the committee wrote it; at most 60 characters.");
    public static final Column STATUS = Column.of("status", "状态", "", ErrorMask.WORD)
            .oneOf(
                    "已归档", "ARCHIVED",
                    "已达成协议", "AGREED",
                    "已履行", "FULFILLED",
                    "未履行", "BREACHED",
                    "调解不成", "FAILED",
                    "终止调解", "TERMINATED",
                    "已撤回", "WITHDRAWN",
                    "不予受理", "NOT_ACCEPTED",
                    "已转出", "REFERRED",
                    "已登记", "REPORTED",
                    "已受理", "ACCEPTED",
                    "转办中", "TRANSFERRED",
                    "调解中", "IN_MEDIATION",
                    "重复", "DUPLICATE",
                    "已并案", "MERGED")
            .needed()
            .stored("x.status")
            .noted(
                    "已归档",
                    "新案件须为前九种之一：只导入已经了结的案件。",
                    "Of a new one one of the first nine: only what is over is imported.");
    public static final Column TITLE = Column.of("title", "标题", "/title", ErrorMask.HIDDEN)
            .needed()
            .stored("x.title")
            .noted("楼道堆物", "不超过100字。", "At most 100 characters.");
    public static final Column DESCRIPTION = Column.of("description", "情况", "/description", ErrorMask.HIDDEN)
            .needed()
            .stored("x.description")
            .noted("楼道堆放杂物，邻居出入不便。", "不超过4000字。", "At most 4000 characters.");
    public static final Column PLACE = Column.of("place", "地点", "/place", ErrorMask.HIDDEN)
            .stored("x.place")
            .noted("中兴社区示范楼2栋", "不超过200字。", "At most 200 characters.");
    public static final Column TYPE = Column.of("type", "纠纷类型", "/type", ErrorMask.WORD)
            .as(CellForm.NUMBER)
            .needed()
            .stored("x.type")
            .noted("02", "司法行政条线的类型代码，文本单元格。", "Code of the justice line's type, in a text cell.");
    public static final Column PUBLIC_ORDER_TYPE = Column.of(
                    "publicOrderType", "综治类型", "/publicOrderType", ErrorMask.WORD)
            .silentWhenEmpty()
            .stored("x.public_order_type")
            .noted("Z02", "空则按纠纷类型对应。", "Empty: that to which `type` is mapped.");
    public static final Column SOURCE = Column.of("source", "来源", "/source", ErrorMask.WORD)
            .oneOf(
                    "巡查发现", "PATROL",
                    "居民反映", "RESIDENT_REPORT",
                    "感知设备", "SENSOR",
                    "上级交办", "SUPERIOR_ORDER",
                    "12345热线", "HOTLINE_12345",
                    "网上", "ONLINE",
                    "电话", "PHONE",
                    "来访", "VISIT",
                    "申请", "APPLICATION",
                    "法院委托", "COURT",
                    "检察院委托", "PROCURATORATE",
                    "公安委托", "POLICE",
                    "信访委托", "PETITION_OFFICE",
                    "其他部门", "OTHER_DEPARTMENT")
            .needed()
            .stored("x.source");
    public static final Column URGENCY = Column.of("urgency", "紧急程度", "/urgency", ErrorMask.WORD)
            .oneOf("一般", "NORMAL", "紧急", "URGENT")
            .silentWhenEmpty()
            .stored("x.urgency")
            .noted("一般", "空即为一般。", "Empty: NORMAL.");
    public static final Column DIFFICULTY = Column.of("difficulty", "难易程度", "/difficulty", ErrorMask.WORD)
            .oneOf("简单", "SIMPLE", "一般", "ORDINARY", "复杂", "COMPLEX", "重大", "MAJOR")
            .needed()
            .stored("x.difficulty");
    public static final Column TAGS = Column.of("tags", "标签", "/tags", ErrorMask.WORD)
            .as(CellForm.SEVERAL)
            .stored("nullif(array_to_string(x.tags, '；'), '')")
            .noted("", "标签代码，最多5个，用分号分隔。", "Codes of the table `tags`, at most five, with semicolons between them.");
    public static final Column PEOPLE = Column.of("peopleInvolved", "涉及人数", "/peopleInvolved", ErrorMask.NONE)
            .as(CellForm.WHOLE)
            .stored("x.people_involved");
    public static final Column CLAIMED = Column.of("amountClaimed", "诉求金额（分）", "/amountClaimed", ErrorMask.NONE)
            .as(CellForm.WHOLE)
            .stored("x.amount_claimed")
            .noted("", "以分为单位的整数。", "In fen.");
    public static final Column REPORTED = Column.of("reportedAt", "上报时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .needed()
            .stored(time("x.reported_at"))
            .noted("2024-03-01 09:30", "日期或时间；只有日期时为当日零时。", "A day or a time; a day alone is its beginning.");
    public static final Column COMMITTEE = Column.of("committee", "调委会", "", ErrorMask.NONE)
            .stored("o.name")
            .noted(
                    "",
                    "受理的调委会在本系统中的名称；不予受理或转出的案件留空。",
                    "Name here of the committee that accepted it; empty of what none accepted.");
    public static final Column ACCEPTED = Column.of("acceptedAt", "受理时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .silentWhenEmpty()
            .stored(time("x.accepted_at"))
            .noted("", "有调委会而空即为上报时间。", "With a committee and empty: as reported.");
    public static final Column MEDIATOR = Column.of("mediator", "调解员", "", ErrorMask.WORD)
            .stored("s.name")
            .noted(
                    "",
                    "该调委会调解员的姓名；本系统没有此人时留空。",
                    "Name of one of the committee's mediators; empty when not known here.");
    public static final Column DECLINE_REASON = Column.of("declineReason", "不予受理原因", "", ErrorMask.WORD)
            .oneOf(
                    "专门机关管辖", "SPECIAL_ORGAN_ONLY",
                    "其他机关已受理", "ALREADY_BEFORE_OTHER_ORGAN",
                    "当事人拒绝", "PARTY_REFUSES",
                    "涉嫌犯罪或治安", "CRIMINAL_OR_PUBLIC_SECURITY",
                    "涉及行政机关", "AGAINST_GOVERNMENT",
                    "损害他人利益", "HARMS_OTHERS",
                    "不属民间纠纷", "NOT_A_CIVIL_DISPUTE")
            .stored("y.reason");
    public static final Column LEVEL = Column.of("level", "层级", "", ErrorMask.WORD)
            .oneOf("网格", "GRID", "社区", "COMMUNITY", "街道", "SUBDISTRICT", "区县", "DISTRICT", "市", "CITY", "省", "PROVINCE")
            .silentWhenEmpty()
            .stored("x.level")
            .noted(
                    "社区",
                    "在哪一级了结；空即为调委会所在层级。达成协议的也可以是案发地与调委会之间的层级。",
                    "The tier at which it ended; empty: that of the committee. Of an agreement it may be one between the place and the committee.");
    public static final Column ENDED = Column.of("endedAt", "结案时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .silentWhenEmpty()
            .stored(time("x.ended_at"))
            .noted("", "达成协议而空即为协议时间。", "Of an agreement and empty: when it was reached.");

    public static final List<Column> ALL = Stream.of(
                    List.of(
                            ID,
                            EXTERNAL_ID,
                            AREA,
                            Column.of("receiptNumber", "受理编号", "", ErrorMask.NUMBER)
                                    .as(CellForm.UNREAD)
                                    .stored("x.receipt_number"),
                            CASE_NUMBER,
                            STATUS,
                            LEVEL,
                            TYPE,
                            PUBLIC_ORDER_TYPE,
                            SOURCE,
                            URGENCY,
                            DIFFICULTY,
                            TITLE,
                            DESCRIPTION,
                            PLACE,
                            TAGS,
                            PEOPLE,
                            CLAIMED),
                    List.of(sides("applicants", "申请人", "APPLICANT"), sides("respondents", "被申请人", "RESPONDENT")),
                    PartyColumns.EACH.stream().flatMap(p -> p.all().stream()).toList(),
                    List.of(REPORTED, COMMITTEE, ACCEPTED, MEDIATOR, DECLINE_REASON, ENDED),
                    OutcomeColumns.ALL)
            .flatMap(List::stream)
            .toList();

    private static Column sides(String name, String chinese, String role) {
        return Column.of(name, chinese, "", ErrorMask.NAME)
                .as(CellForm.UNREAD)
                .stored(
                        "array(select p.name from dispute_party p where p.dispute_id = x.id and p.district = x.district and p.removed_at is null and p.role = '"
                                + role + "' order by p.number)");
    }

    private DisputeColumns() {}
}
