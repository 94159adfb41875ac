package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(type = SchemaType.STRING, maxLength = 30, examples = "138****1234", description = "A phone number, its middle masked.")
public record MaskedPhone(@JsonValue String value) {
    @JsonCreator
    public MaskedPhone {}

    public static MaskedPhone of(String clear) {
        if (clear == null) return null;
        var local = clear.replaceFirst("^\\+86", "");
        var shown = local.startsWith("+") ? 4 : 3;
        if (local.length() < shown + 4) return new MaskedPhone("*".repeat(local.length()));
        return new MaskedPhone(local.substring(0, shown) + "****" + local.substring(local.length() - 4));
    }
}
