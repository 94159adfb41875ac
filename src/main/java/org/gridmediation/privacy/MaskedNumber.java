package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        type = SchemaType.STRING,
        maxLength = 40,
        examples = "440103********0010",
        description = "An identity document's number, its middle masked.")
public record MaskedNumber(@JsonValue String value) {
    @JsonCreator
    public MaskedNumber {}

    /** A resident ID keeps its area and its end, as on official forms; of a shorter number less may show. */
    public static MaskedNumber of(String clear) {
        if (clear == null) return null;
        var length = Mask.length(clear);
        if (length >= 18) return new MaskedNumber(Mask.middle(clear, 6, 4));
        if (length >= 6) return new MaskedNumber(Mask.middle(clear, 1, 2));
        return new MaskedNumber(Mask.middle(clear, length > 2 ? 1 : 0, 0));
    }
}
