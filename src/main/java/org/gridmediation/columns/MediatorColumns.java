package org.gridmediation.columns;

import java.util.List;

/** What a row about a mediator can say: who mediates for which committee. */
public final class MediatorColumns {
    public static final Column ID = Column.of("id", "系统编号", "", ErrorMask.NONE)
            .as(CellForm.ID)
            .stored("x.id")
            .noted(
                    "",
                    "本系统导出的文件带有此编号；填写时只按它识别，新聘任留空。",
                    "As an export of this system gives it; says by itself which one it is. Empty for a new one.");
    public static final Column EXTERNAL_ID = Column.of("externalId", "外部编号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .noted(
                    "",
                    "来源系统中的编号；须同时在请求中给出 source。没有编号时按人员和调委会识别。",
                    "What the source system calls it; needs `source` in the request. Without it person and committee tell which one it is.");
    public static final Column AREA = Column.of("area", "区划代码", "/area", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.area")
            .noted("440103009106", "调委会的辖区。", "The committee's area.");
    public static final Column ORGANIZATION = Column.of("organization", "调委会", "/organizationId", ErrorMask.NONE)
            .needed()
            .stored("o.name")
            .noted("", "调委会在本系统中的名称。", "Name here of the committee.");
    public static final Column NAME = Column.of("name", "姓名", "", ErrorMask.WORD)
            .silentWhenEmpty()
            .stored("s.name")
            .noted(
                    "",
                    "该辖区内人员的姓名；重名时另填用户名或人员编号。",
                    "Name of a staff member of that area; with a username or id where several have it.");
    public static final Column USERNAME =
            Column.of("username", "用户名", "", ErrorMask.WORD).as(CellForm.NUMBER);
    public static final Column STAFF_ID = Column.of("staffId", "人员编号", "/staffId", ErrorMask.NONE)
            .as(CellForm.ID)
            .silentWhenEmpty()
            .stored("x.staff_id");
    public static final Column EMPLOYMENT = Column.of("employment", "专兼职", "/employment", ErrorMask.WORD)
            .oneOf("专职", "FULL_TIME", "兼职", "PART_TIME")
            .needed()
            .stored("x.employment");
    public static final Column STATE = Column.of("state", "状态", "", ErrorMask.WORD)
            .oneOf("提名", "NOMINATED", "聘任", "ENGAGED", "停聘", "SUSPENDED", "解聘", "ENDED")
            .silentWhenEmpty()
            .stored("x.state")
            .noted(
                    "聘任",
                    "空则有聘任起止日期者为聘任，否则为提名；停聘和解聘须用专门的接口。",
                    "Empty: ENGAGED with days, else NOMINATED. Suspension and end have requests of their own.");
    public static final Column FROM = Column.of("engagedFrom", "聘任起", "/from", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("x.engaged_from");
    public static final Column UNTIL = Column.of("engagedUntil", "聘任止", "/until", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("x.engaged_until")
            .noted("", "聘期不超过三年。", "At most three years later.");
    public static final Column GRADE =
            Column.of("grade", "等级", "/grade", ErrorMask.WORD).stored("x.grade");
    public static final Column SPECIALITIES = Column.of("specialities", "专长", "/specialities", ErrorMask.WORD)
            .as(CellForm.SEVERAL)
            .stored("nullif(array_to_string(x.specialities, '；'), '')")
            .noted("", "司法行政条线的类型代码，用分号分隔。", "Codes of the justice line's types, with semicolons between them.");
    public static final Column CERTIFICATE = Column.of(
                    "certificateNumber", "证书编号", "/certificateNumber", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .stored("x.certificate_number");

    public static final List<Column> ALL = List.of(
            ID,
            EXTERNAL_ID,
            AREA,
            ORGANIZATION,
            NAME,
            USERNAME,
            STAFF_ID,
            EMPLOYMENT,
            STATE,
            FROM,
            UNTIL,
            GRADE,
            SPECIALITIES,
            CERTIFICATE);

    private MediatorColumns() {}
}
