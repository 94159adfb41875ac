package org.gridmediation.columns;

import java.util.List;

/** What a row about a staff member can say. */
public final class StaffColumns {
    public static final Column ID = Column.of("id", "系统编号", "", ErrorMask.NONE)
            .as(CellForm.ID)
            .stored("x.id")
            .noted(
                    "",
                    "本系统导出的文件带有此编号；填写时只按它识别，新人员留空。",
                    "As an export of this system gives it; says by itself who it is. Empty for somebody new.");
    public static final Column EXTERNAL_ID = Column.of("externalId", "外部编号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .noted(
                    "",
                    "该人员在来源系统中的编号；须同时在请求中给出 source。没有编号时按用户名识别。",
                    "What the source system calls them; needs `source` in the request. Without it the username tells who it is.");
    public static final Column AREA = Column.of("area", "区划代码", "/area", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.area");
    public static final Column NAME =
            Column.of("name", "姓名", "/name", ErrorMask.WORD).needed().stored("x.name");
    public static final Column SEX = Column.of("sex", "性别", "/sex", ErrorMask.WORD)
            .oneOf("男", "MALE", "女", "FEMALE")
            .needed()
            .stored("x.sex");
    public static final Column BIRTH_DATE = Column.of("birthDate", "出生日期", "/birthDate", ErrorMask.HIDDEN)
            .as(CellForm.DAY)
            .stored("x.birth_date");
    public static final Column USERNAME = Column.of("username", "用户名", "/username", ErrorMask.WORD)
            .as(CellForm.NUMBER)
            .silentWhenEmpty()
            .stored("x.username")
            .noted("", "填写后自动建立登录账号；以后不能更改。", "Given, an account of this name follows; it cannot be changed later.");
    public static final Column POSTS = Column.of("posts", "岗位", "", ErrorMask.WORD)
            .as(CellForm.POSTS)
            .silentWhenEmpty()
            .stored(HeldPosts.SQL)
            .noted(
                    "网格员 440103009106001*；调解员 440103009106",
                    "现任的全部岗位：角色、空格、区划代码，用分号分隔，主岗后加星号。未列出的现任岗位即行结束；为空则岗位不变。",
                    "All posts that they hold now: role, space, area, with semicolons between them and a star behind the main one. A post that is not"
                            + " listed ends; empty, they stay.");

    public static final List<Column> ALL = List.of(
            ID,
            EXTERNAL_ID,
            AREA,
            NAME,
            SEX,
            BIRTH_DATE,
            USERNAME,
            Column.of("accountState", "账号状态", "", ErrorMask.WORD)
                    .as(CellForm.UNREAD)
                    .stored("x.account_state"),
            POSTS);

    private StaffColumns() {}
}
