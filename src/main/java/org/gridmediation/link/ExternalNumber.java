package org.gridmediation.link;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Problem;
import org.gridmediation.privacy.HalfWidth;
import org.gridmediation.privacy.Visible;

/** The number that another system gave to a matter. */
public record ExternalNumber(
        @NotNull ReferenceSystem system,

        @Visible @Size(min = 1, max = 60) @Schema(description = "Its name; for OTHER, and only for it.")
        String systemName,

        @Visible
        @NotBlank
        @Size(max = 100)
        @Schema(examples = "GZ202603150001", description = "Compared without spaces, width of characters and case.")
        String number) {

    public void check() {
        if ((system == ReferenceSystem.OTHER)
                != (systemName != null && !plain(systemName).isEmpty()))
            throw Problem.RULE_BROKEN.at("/systemName", "SYSTEM_NAME_FOR_OTHER");
    }

    public String normalized() {
        return plain(number);
    }

    public String normalizedSystemName() {
        return systemName == null ? "" : plain(systemName);
    }

    public static String plain(String text) {
        return HalfWidth.of(text).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
    }
}
