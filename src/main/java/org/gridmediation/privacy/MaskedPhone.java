package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        type = SchemaType.STRING,
        maxLength = 30,
        examples = "138****1234",
        description = "A phone number, its middle masked.")
public record MaskedPhone(@JsonValue String value) {
    @JsonCreator
    public MaskedPhone {}

    /** Numbers of the mainland as dialled there: 138****1234, 020****4567, 0755****1234; others with their country. */
    public static MaskedPhone of(String clear) {
        if (clear == null) return null;
        var local = clear.replaceFirst("^\\+86(?=1[3-9])", "").replaceFirst("^\\+86", "0");
        if (Mask.length(local) < 11) return new MaskedPhone(Mask.middle(local, 0, 0));
        // Area codes have three digits in the largest cities, 010 and 02x, and four elsewhere.
        var head = local.matches("(?s)(?:1|01|02).*") ? 3 : 4;
        return new MaskedPhone(Mask.middle(local, head, 4));
    }
}
