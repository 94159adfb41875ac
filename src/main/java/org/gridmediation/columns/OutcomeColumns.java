package org.gridmediation.columns;

import static org.gridmediation.columns.CellForm.time;

import java.util.List;

/** What a row about a dispute can say of how it ended, and of what came after. */
public final class OutcomeColumns {
    public static final Column OUTCOME = Column.of("outcome", "调解结果", "/outcome/kind", ErrorMask.WORD)
            .oneOf("达成协议", "AGREED", "调解不成", "FAILED", "终止调解", "TERMINATED", "撤回", "WITHDRAWN")
            .silentWhenEmpty()
            .stored("u.kind")
            .noted("达成协议", "状态能说明时可空。", "May be empty when the status tells it.");
    public static final Column FORM = Column.of("agreementForm", "协议形式", "/outcome/agreement/form", ErrorMask.WORD)
            .oneOf("口头", "ORAL", "书面", "WRITTEN")
            .stored("u.form");
    public static final Column CONTENT = Column.of("agreement", "协议内容", "/outcome/agreement/content", ErrorMask.HIDDEN)
            .stored("u.content")
            .noted("乙方当日清理杂物。", "达成协议时必填，不超过4000字。", "Needed of an agreement; at most 4000 characters.");
    public static final Column AMOUNT = Column.of("amount", "涉及金额（分）", "/outcome/agreement/amount", ErrorMask.NONE)
            .as(CellForm.WHOLE)
            .stored("u.amount")
            .noted("", "协议金额，以分为单位的整数。", "Money agreed, in fen.");
    public static final Column AGREED = Column.of("agreedAt", "协议时间", "/outcome/agreement/agreedAt", ErrorMask.NONE)
            .as(CellForm.TIME)
            .stored(time("u.agreed_at"));
    public static final Column EFFECTIVE = Column.of("effectiveAt", "生效时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .silentWhenEmpty()
            .stored(time("u.effective_at"))
            .noted("", "空即为协议时间；口头协议自达成时生效。", "Empty: when it was agreed, as always of an oral agreement.");
    public static final Column DUE = Column.of("dueOn", "履行期限", "/outcome/agreement/dueOn", ErrorMask.NONE)
            .as(CellForm.DAY)
            .stored("u.due_on");
    public static final Column REASON = Column.of("endReason", "未达成原因", "/outcome/reason", ErrorMask.WORD)
            .oneOf(
                    "自行和解", "SETTLED_PRIVATELY",
                    "联系不上", "PARTY_NOT_REACHED",
                    "当事人拒绝", "PARTY_REFUSES",
                    "分歧过大", "LARGE_DIFFERENCES",
                    "期限届满", "PERIOD_EXPIRED",
                    "拒绝签字", "REFUSES_TO_SIGN",
                    "隐瞒事实", "FACTS_CONCEALED",
                    "涉嫌串通", "SUSPECTED_COLLUSION",
                    "其他", "OTHER")
            .stored("u.reason");
    public static final Column NOTE =
            Column.of("outcomeNote", "结果说明", "/outcome/note", ErrorMask.HIDDEN).stored("u.note");
    public static final Column FULFILMENT = Column.of("fulfilment", "履行情况", "", ErrorMask.WORD)
            .oneOf("待履行", "PENDING", "已履行", "FULFILLED", "部分履行", "PARTLY_FULFILLED", "未履行", "BREACHED")
            .silentWhenEmpty()
            .stored("u.fulfilment")
            .noted("已履行", "状态能说明时可空。", "May be empty when the status tells it.");
    public static final Column FULFILLED = Column.of("fulfilledAt", "履行时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .stored(time("u.fulfilment_at"));
    public static final Column VISITED =
            Column.of("visitedAt", "回访时间", "", ErrorMask.NONE).as(CellForm.TIME).stored(time("v.visited_at"));
    public static final Column VISIT_METHOD = Column.of("visitMethod", "回访方式", "", ErrorMask.WORD)
            .oneOf("上门", "IN_PERSON", "电话", "PHONE", "网络", "ONLINE")
            .stored("v.method");
    public static final Column SATISFACTION = Column.of("satisfaction", "满意度", "", ErrorMask.NONE)
            .as(CellForm.WHOLE)
            .stored("v.satisfaction")
            .noted("5", "1（很不满意）至5（很满意）。", "1 (very dissatisfied) to 5 (very satisfied).");
    public static final Column ARCHIVED = Column.of("archivedAt", "归档时间", "", ErrorMask.NONE)
            .as(CellForm.TIME)
            .stored(time("x.archived_at"));
    public static final Column SYSTEM = Column.of("referenceSystem", "关联系统", "/reference/system", ErrorMask.WORD)
            .oneOf(
                    "12345热线", "HOTLINE_12345",
                    "人民法院调解平台", "COURT_PLATFORM",
                    "综治平台", "PUBLIC_ORDER",
                    "公安", "POLICE",
                    "信访", "PETITION_OFFICE",
                    "其他", "OTHER")
            .stored("r.system")
            .noted("", "该案件在另一系统中的编号属于哪个系统。", "In which other system it has a number.");
    public static final Column SYSTEM_NAME = Column.of(
                    "referenceName", "关联系统名称", "/reference/systemName", ErrorMask.WORD)
            .as(CellForm.PLAIN)
            .stored("nullif(r.system_name, '')")
            .noted("", "仅限其他。", "For OTHER only.");
    public static final Column NUMBER = Column.of("referenceNumber", "关联编号", "/reference/number", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .stored("r.number");

    public static final List<Column> AGREEMENT = List.of(FORM, CONTENT, AMOUNT, AGREED, EFFECTIVE, DUE);
    /** What there is only with an outcome. */
    public static final List<Column> TOLD = List.of(FORM, CONTENT, AMOUNT, AGREED, REASON, NOTE, FULFILLED, VISITED);

    public static final List<Column> VISIT = List.of(VISITED, VISIT_METHOD, SATISFACTION);
    public static final List<Column> REFERENCE = List.of(SYSTEM, SYSTEM_NAME, NUMBER);
    public static final List<Column> ALL = List.of(
            OUTCOME,
            FORM,
            CONTENT,
            AMOUNT,
            AGREED,
            EFFECTIVE,
            DUE,
            REASON,
            NOTE,
            FULFILMENT,
            FULFILLED,
            VISITED,
            VISIT_METHOD,
            SATISFACTION,
            ARCHIVED,
            SYSTEM,
            SYSTEM_NAME,
            NUMBER);

    private OutcomeColumns() {}
}
