package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(type = SchemaType.STRING, maxLength = 100, examples = "张**", description = "A person's name, all but the surname masked.")
public record MaskedName(@JsonValue String value) {
    private static final Set<String> COMPOUND = Set.of("欧阳", "司徒", "上官", "诸葛", "司马", "东方", "皇甫", "尉迟", "慕容", "令狐", "夏侯", "端木", "公孙", "轩辕");

    @JsonCreator
    public MaskedName {}

    public static MaskedName of(String clear) {
        if (clear == null) return null;
        var letters = clear.strip().codePoints().toArray();
        if (letters.length == 0) return new MaskedName("*");
        var compound = letters.length > 2 && COMPOUND.contains(new String(letters, 0, 2));
        var shown = new String(letters, 0, compound ? 2 : 1);
        return new MaskedName(shown + (letters.length <= 2 ? "*" : "**"));
    }
}
