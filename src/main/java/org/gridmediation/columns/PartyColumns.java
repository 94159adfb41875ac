package org.gridmediation.columns;

import java.util.List;
import java.util.stream.IntStream;

/** What a row about a dispute can say of one of its parties; the number stands in the columns' names. */
public record PartyColumns(
        Column role,
        Column kind,
        Column name,
        Column residentId,
        Column birthDate,
        Column documentType,
        Column documentNumber,
        Column phone,
        Column address,
        Column creditCode,
        Column guardian) {
    public static final int MOST = 6;
    public static final List<PartyColumns> EACH =
            IntStream.rangeClosed(1, MOST).mapToObj(PartyColumns::of).toList();

    /** One join for all parties of a dispute: each column is an array with a place for each of them. */
    public static final String ROWS = """
            left join lateral (
                select array_agg(p.role order by p.number) roles, array_agg(p.kind order by p.number) kinds,
                    array_agg(p.name order by p.number) names, array_agg(p.resident_id order by p.number) residents,
                    array_agg(p.birth_date order by p.number) births, array_agg(p.document_type order by p.number) types,
                    array_agg(p.document_sealed order by p.number) documents, array_agg(p.phone_sealed order by p.number) phones,
                    array_agg(p.address_sealed order by p.number) addresses, array_agg(p.credit_code order by p.number) codes,
                    array_agg(p.guardian_name order by p.number) guardians
                from dispute_party p where p.dispute_id = x.id and p.district = x.district and p.removed_at is null) p on true""";

    private static PartyColumns of(int number) {
        return new PartyColumns(
                column(number, "Role", "地位", "/role", ErrorMask.WORD)
                        .oneOf("申请人", "APPLICANT", "被申请人", "RESPONDENT", "第三人", "THIRD_PARTY")
                        .stored(at("roles", number)),
                column(number, "Kind", "类别", "/kind", ErrorMask.WORD)
                        .oneOf("自然人", "PERSON", "单位", "ORGANIZATION", "登记居民", "RESIDENT")
                        .noted("自然人", "空即为自然人；填写居民编号时为登记居民。", "Empty: PERSON, or RESIDENT with a resident's id.")
                        .silentWhenEmpty()
                        .stored(at("kinds", number)),
                column(number, "Name", "姓名或名称", "/name", ErrorMask.NAME)
                        .noted(
                                number < 3 ? "示例" + "甲乙".charAt(number - 1) : "",
                                "填写居民编号时可空。",
                                "May be empty with a resident's id.")
                        .stored(at("names", number)),
                column(number, "ResidentId", "居民编号", "/residentId", ErrorMask.HIDDEN)
                        .as(CellForm.ID)
                        .noted("", "本系统登记居民的系统编号。", "Id of a resident who is registered here.")
                        .stored(at("residents", number)),
                column(number, "BirthDate", "出生日期", "/birthDate", ErrorMask.HIDDEN)
                        .as(CellForm.DAY)
                        .noted("", "证件号码能说明时可空。", "May be empty when the document tells it.")
                        .silentWhenEmpty()
                        .stored(at("births", number)),
                column(number, "DocumentType", "证件类型", "/particulars/document/type", ErrorMask.WORD)
                        .like(ResidentColumns.DOCUMENT_TYPE)
                        .silentWhenEmpty()
                        .stored(at("types", number)),
                column(number, "DocumentNumber", "证件号码", "/particulars/document", ErrorMask.NUMBER)
                        .as(CellForm.DOCUMENT)
                        .noted("", "必须为文本单元格。", "In a text cell.")
                        .sealedIn(at("documents", number)),
                column(number, "Phone", "电话", "/phone", ErrorMask.PHONE)
                        .as(CellForm.PHONE)
                        .noted("", "一个号码。", "One number.")
                        .sealedIn(at("phones", number)),
                column(number, "Address", "住址", "/particulars/address", ErrorMask.ADDRESS)
                        .sealedIn(at("addresses", number)),
                column(number, "CreditCode", "统一社会信用代码", "/organization/creditCode", ErrorMask.NUMBER)
                        .as(CellForm.NUMBER)
                        .noted("", "仅限单位。", "Of an organization only.")
                        .stored(at("codes", number)),
                column(number, "Guardian", "监护人", "/guardianName", ErrorMask.NAME)
                        .noted("", "未成年当事人达成协议时必填。", "Needed when a minor came to an agreement.")
                        .stored(at("guardians", number)));
    }

    private static Column column(int number, String name, String chinese, String place, ErrorMask masking) {
        return Column.of(
                "party" + number + name, "当事人" + number + chinese, "/parties/" + (number - 1) + place, masking);
    }

    private static String at(String column, int number) {
        return "p." + column + "[" + number + "]";
    }

    public List<Column> all() {
        return List.of(
                role,
                kind,
                name,
                residentId,
                birthDate,
                documentType,
                documentNumber,
                phone,
                address,
                creditCode,
                guardian);
    }
}
