package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        type = SchemaType.STRING,
        maxLength = 210,
        examples = "广州市荔湾区彩虹街道**",
        description = "An address, all below subdistrict or community masked.")
public record MaskedAddress(@JsonValue String value) {
    /** Without one of these nothing shows: a street's name alone can be as good as a house. */
    private static final Pattern SHOWN = Pattern.compile("^.*?(?:社区|街道|镇|乡|区|县|市|省)(?=.)");

    @JsonCreator
    public MaskedAddress {}

    public static MaskedAddress of(String clear) {
        if (clear == null) return null;
        var shown = new StringBuilder();
        for (var part = SHOWN.matcher(clear); part.find(); part = SHOWN.matcher(clear.substring(shown.length())))
            shown.append(part.group());
        return new MaskedAddress(shown + "**");
    }
}
