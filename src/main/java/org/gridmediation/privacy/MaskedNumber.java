package org.gridmediation.privacy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(type = SchemaType.STRING, maxLength = 40, examples = "440103********0010", description = "An identity document's number, its middle masked.")
public record MaskedNumber(@JsonValue String value) {
    @JsonCreator
    public MaskedNumber {}

    public static MaskedNumber of(String clear) {
        if (clear == null) return null;
        var length = clear.length();
        var head = length >= 15 ? 6 : Math.min(1, length);
        var tail = length >= 15 ? 4 : length > 5 ? 2 : 0;
        return new MaskedNumber(clear.substring(0, head) + "*".repeat(length - head - tail) + clear.substring(length - tail));
    }
}
