package org.gridmediation.columns;

import java.util.List;
import java.util.UUID;

/** What a row about an area, or a grid, can say. */
public final class AreaColumns {
    public static final Column CODE = Column.of("code", "区划代码", "/code", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.code")
            .noted(
                    "440103009106001",
                    "4、6、9、12位区划代码或15位网格编码；上级须已存在，或在文件中排在前面。",
                    "4, 6, 9 or 12 digits, or 15 of a grid; the area above is there already, or stands before it.");
    public static final Column NAME = Column.of("name", "名称", "/name", ErrorMask.WORD)
            .needed()
            .stored("x.name")
            .noted("示例社区居民委员会", "不超过100字。", "At most 100 characters.");
    public static final Column TIER = Column.of("tier", "层级", "", ErrorMask.WORD)
            .oneOf("网格", "GRID", "社区", "COMMUNITY", "街道", "SUBDISTRICT", "区县", "DISTRICT", "市", "CITY", "省", "PROVINCE")
            .silentWhenEmpty()
            .stored("x.tier")
            .noted("", "代码已说明，可空。", "The code tells it; may be empty.");
    public static final Column KIND = Column.of("kind", "网格类型", "/kind", ErrorMask.WORD)
            .oneOf("基础网格", "BASIC", "专属网格", "DEDICATED", "临时网格", "TEMPORARY")
            .stored("x.grid_kind")
            .noted(
                    "",
                    "网格必填；末三位 001–699 为基础、701–899 为专属、901–999 为临时。",
                    "Needed of a grid; its last three digits tell it: 001–699, 701–899, 901–999.");
    public static final Column HOUSEHOLDS = Column.of("households", "户数", "/households", ErrorMask.NONE)
            .as(CellForm.WHOLE)
            .stored("x.households")
            .noted("", "仅限网格。", "Of a grid only.");
    public static final Column VALID_FROM = Column.of("validFrom", "启用日期", "/validFrom", ErrorMask.NONE)
            .as(CellForm.DAY)
            .needed()
            .stored("x.valid_from");
    public static final Column VALID_UNTIL = Column.of("validUntil", "停用日期", "", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("x.valid_until")
            .noted("", "只供核对；停用须用专门的接口。", "To be compared only; an area is retired by its own request.");
    public static final Column SUCCESSOR = Column.of("successor", "后继代码", "", ErrorMask.NONE)
            .as(CellForm.AREA)
            .stored("x.successor")
            .noted("", "只供核对。", "To be compared only.");

    public static final List<Column> ALL =
            List.of(CODE, NAME, TIER, KIND, HOUSEHOLDS, VALID_FROM, VALID_UNTIL, SUCCESSOR);

    /** Areas have no other id than their code: its fifteen digits, filled up with f, are the end of one. */
    public static final String ID =
            "cast('00000000-0000-8000-8' || substr(rpad(x.code, 15, 'f'), 1, 3) || '-' || substr(rpad(x.code, 15, 'f'), 4) as uuid)";

    private AreaColumns() {}

    /** @param ids an array of these */
    public static String codes(String ids) {
        return "(select rtrim(substr(replace(cast(u as text), '-', ''), 18), 'f') from unnest(cast(" + ids
                + " as uuid[])) u)";
    }

    public static UUID id(String code) {
        var digits = (code + "f".repeat(15)).substring(0, 15);
        return UUID.fromString("00000000-0000-8000-8" + digits.substring(0, 3) + "-" + digits.substring(3));
    }
}
