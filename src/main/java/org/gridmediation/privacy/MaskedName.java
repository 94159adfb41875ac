package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        type = SchemaType.STRING,
        maxLength = 100,
        examples = "张**",
        description = "A person's name, all but the surname masked.")
public record MaskedName(@JsonValue String value) {
    /** The surnames of two characters that are still borne. */
    private static final Set<String> COMPOUND = Set.of(
            "欧阳", "上官", "司徒", "司马", "诸葛", "东方", "皇甫", "尉迟", "慕容", "令狐", "夏侯", "端木", "公孙", "轩辕", "宇文", "长孙", "司空", "南宫",
            "西门", "百里", "呼延", "赫连", "独孤", "拓跋", "澹台", "公冶", "宗政", "濮阳", "淳于", "单于", "太史", "申屠", "钟离", "鲜于", "闻人", "万俟",
            "第五", "东郭");

    @JsonCreator
    public MaskedName {}

    public static MaskedName of(String clear) {
        if (clear == null) return null;
        var name = clear.strip();
        var length = Mask.length(name);
        if (length <= 1) return new MaskedName("*");
        var surname = length > 2 && COMPOUND.contains(name.substring(0, 2)) ? 2 : 1;
        var shown = Mask.middle(name.substring(0, name.offsetByCodePoints(0, surname)), surname, 0);
        // Two stars for all longer names: how many there are would help to guess who it is.
        return new MaskedName(shown + (isHan(name) && length == 2 ? "*" : "**"));
    }

    private static boolean isHan(String name) {
        return Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.HAN;
    }
}
