package org.gridmediation.columns;

import java.util.List;

/** What a row about an organization can say. */
public final class OrganizationColumns {
    public static final Column ID = Column.of("id", "系统编号", "", ErrorMask.NONE)
            .as(CellForm.ID)
            .stored("x.id")
            .noted(
                    "",
                    "本系统导出的文件带有此编号；填写时只按它识别，新机构留空。",
                    "As an export of this system gives it; says by itself which one it is. Empty for a new one.");
    public static final Column EXTERNAL_ID = Column.of("externalId", "外部编号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .noted(
                    "",
                    "该机构在来源系统中的编号；须同时在请求中给出 source。没有编号时按区划和名称识别。",
                    "What the source system calls it; needs `source` in the request. Without it area and name tell which one it is.");
    public static final Column AREA = Column.of("area", "区划代码", "/area", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.area")
            .noted("440103009", "该机构工作的辖区；不能更改。", "The area in which it works; it cannot be changed.");
    public static final Column KIND = Column.of("kind", "机构类型", "/kind", ErrorMask.WORD)
            .oneOf(
                    "人民调解委员会", "MEDIATION_COMMITTEE",
                    "司法所", "JUDICIAL_OFFICE",
                    "网格中心", "GRID_CENTRE",
                    "矛调中心", "MEDIATION_CENTRE",
                    "部门", "DEPARTMENT",
                    "法院", "COURT",
                    "检察院", "PROCURATORATE",
                    "公安", "POLICE",
                    "信访", "PETITION_OFFICE",
                    "12345热线", "HOTLINE_12345",
                    "其他", "OTHER_BODY")
            .needed()
            .stored("x.kind")
            .noted("", "不能更改。", "It cannot be changed.");
    public static final Column COMMITTEE_KIND = Column.of("committeeKind", "调委会类型", "/committeeKind", ErrorMask.WORD)
            .oneOf(
                    "村", "VILLAGE",
                    "居", "RESIDENTS",
                    "乡镇", "TOWNSHIP",
                    "街道", "SUBDISTRICT",
                    "企事业单位", "ENTERPRISE",
                    "社会团体和其他", "SOCIAL")
            .stored("x.committee_kind")
            .noted("", "调委会必填，其他机构留空。", "Needed of a committee, and only of one.");
    public static final Column NAME = Column.of("name", "名称", "/name", ErrorMask.WORD)
            .needed()
            .stored("x.name")
            .noted("", "不超过100字。", "At most 100 characters.");
    public static final Column CREDIT_CODE = Column.of("creditCode", "统一社会信用代码", "/creditCode", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .stored("x.credit_code");
    public static final Column CASE_WORD = Column.of("caseWord", "案号字", "/caseWord", ErrorMask.WORD)
            .stored("x.case_word")
            .noted("", "调委会必填，其他机构留空。", "Needed of a committee, and only of one.");
    public static final Column PHONE = Column.of("phone", "电话", "/phone", ErrorMask.PHONE)
            .as(CellForm.NUMBER)
            .stored("x.phone");
    public static final Column ADDRESS =
            Column.of("address", "地址", "/address", ErrorMask.WORD).stored("x.address");
    public static final Column ESTABLISHED = Column.of("establishedOn", "成立日期", "/establishedOn", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("x.established_on");
    public static final Column ENDED = Column.of("endedOn", "撤销日期", "/endedOn", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("x.ended_on");

    public static final List<Column> ALL = List.of(
            ID,
            EXTERNAL_ID,
            AREA,
            KIND,
            COMMITTEE_KIND,
            NAME,
            CREDIT_CODE,
            CASE_WORD,
            PHONE,
            ADDRESS,
            ESTABLISHED,
            ENDED);

    private OrganizationColumns() {}
}
