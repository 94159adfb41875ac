package org.gridmediation.columns;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.gridmediation.access.Sex;
import org.gridmediation.area.AreaCode;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;
import org.gridmediation.resident.NewResident;

/** What a row about a resident can say. */
public final class ResidentColumns {
    public static final Column EXTERNAL_ID = Column.of("externalId", "外部编号", "", ErrorMask.NUMBER)
            .as(CellForm.NUMBER)
            .noted(
                    "A-1001",
                    "该居民在来源系统中的编号；须同时在请求中给出 source。没有编号时按证件识别。",
                    "What the source system calls this resident; needs `source` in the request. Without it the document tells who it is.");
    public static final Column AREA = Column.of("area", "网格编码", "/area", ErrorMask.NONE)
            .as(CellForm.AREA)
            .needed()
            .stored("x.area")
            .noted("440103009106001", "15位网格编码。", "Code of the grid, 15 digits.");
    public static final Column NAME = Column.of("name", "姓名", "/name", ErrorMask.NAME)
            .needed()
            .stored("x.name")
            .noted("示例居民", "不超过100字。", "At most 100 characters.");
    public static final Column SEX = Column.of("sex", "性别", "/sex", ErrorMask.WORD)
            .oneOf("男", "MALE", "女", "FEMALE")
            .stored("x.sex")
            .noted("男", "证件号码能说明时可空。", "May be empty when the document tells it.");
    public static final Column BIRTH_DATE = Column.of("birthDate", "出生日期", "/birthDate", ErrorMask.HIDDEN)
            .as(CellForm.DAY)
            .stored("x.birth_date")
            .noted(
                    "1990-03-07",
                    "如 1990-03-07、1990/3/7、1990年3月7日、19900307 或日期单元格；证件号码能说明时可空。",
                    "1990-03-07, 1990/3/7, 19900307 or a date cell; may be empty when the document tells it.");
    public static final Column DOCUMENT_TYPE = Column.of("documentType", "证件类型", "/document/type", ErrorMask.WORD)
            .oneOf(
                    "居民身份证", "RESIDENT_ID",
                    "港澳台居民居住证", "HK_MACAO_TAIWAN_RESIDENCE_PERMIT",
                    "港澳居民来往内地通行证", "HK_MACAO_TRAVEL_PERMIT",
                    "台湾居民来往大陆通行证", "TAIWAN_TRAVEL_PERMIT",
                    "外国人永久居留身份证", "FOREIGNER_PERMANENT_RESIDENCE",
                    "护照", "PASSPORT",
                    "其他", "OTHER")
            .silentWhenEmpty()
            .stored("x.document_type")
            .noted("居民身份证", "有号码而类型为空即为居民身份证。", "A number without a type is a resident ID's.");
    public static final Column DOCUMENT_NUMBER = Column.of("documentNumber", "证件号码", "/document", ErrorMask.NUMBER)
            .as(CellForm.DOCUMENT)
            .silentWhenEmpty()
            .sealedIn("x.document_sealed")
            .noted(
                    "440103199003070010",
                    "必须为文本单元格；更新时为空表示不变。",
                    "In a text cell. Empty leaves the number of a known resident as it is.");
    public static final Column PHONES = Column.of("phones", "联系电话", "/phones", ErrorMask.PHONE)
            .as(CellForm.SEVERAL)
            .silentWhenEmpty()
            .sealedIn(
                    "array(select p.sealed from resident_phone p where p.resident_id = x.id and p.district = x.district order by p.position)")
            .noted(
                    "19900000015",
                    "最多5个，用分号分隔；更新时为空表示不变。",
                    "At most five, with semicolons between them. Empty leaves those of a known resident as they are.");
    public static final Column ADDRESS = Column.of("address", "住址", "/address", ErrorMask.ADDRESS)
            .stored("x.address")
            .noted("演示地址1号", "不超过200字。", "At most 200 characters.");
    public static final Column HOUSEHOLD = Column.of("household", "户编号", "/household", ErrorMask.WORD)
            .stored("x.household")
            .noted("H-1", "不超过40字。", "At most 40 characters.");

    public static final Column ID = Column.of("id", "系统编号", "", ErrorMask.NONE)
            .as(CellForm.ID)
            .noted(
                    "",
                    "本系统导出的文件带有此编号；填写时只按它识别居民，新居民留空。",
                    "As an export of this system gives it; says by itself who it is. Empty for somebody new.");

    public static final List<Column> ALL = List.of(
            EXTERNAL_ID, AREA, NAME, SEX, BIRTH_DATE, DOCUMENT_TYPE, DOCUMENT_NUMBER, PHONES, ADDRESS, HOUSEHOLD, ID);

    private ResidentColumns() {}

    /** The request that would register the same resident. @param said what the row says in a column, or null */
    public static NewResident request(Function<Column, String> said) {
        return new NewResident(
                of(said, AREA, AreaCode::new),
                said.apply(NAME),
                of(said, SEX, Sex::valueOf),
                of(said, BIRTH_DATE, LocalDate::parse),
                document(of(said, DOCUMENT_TYPE, DocumentType::valueOf), said.apply(DOCUMENT_NUMBER)),
                of(said, PHONES, phones -> List.of(phones.split(CellForm.SEPARATOR))),
                said.apply(ADDRESS),
                said.apply(HOUSEHOLD));
    }

    private static <T> T of(Function<Column, String> said, Column column, Function<String, T> parse) {
        var text = said.apply(column);
        return text == null ? null : parse.apply(text);
    }

    private static IdentityDocument document(DocumentType type, String number) {
        if (type == null && number == null) return null;
        return new IdentityDocument(type == null ? DocumentType.RESIDENT_ID : type, number);
    }
}
