package org.gridmediation.area;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A division code in significant digits; every code starts with the code of the area above it (statistical codes of 2023, grids our own). */
@Schema(
        type = SchemaType.STRING,
        pattern = "^\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3}(\\d{3})?)?)?)?)?$",
        maxLength = 15,
        examples = "440103009",
        description =
                "Area code in significant digits: 2 province, 4 city, 6 district, 9 subdistrict, 12 community, 15 grid.")
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {
    private static final Pattern FORM = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\d{3}(\\d{3}(\\d{3})?)?)?)?)?");

    @JsonCreator
    public AreaCode {
        if (value == null || !FORM.matcher(value).matches()) throw new IllegalArgumentException("AREA_CODE_INVALID");
    }

    /** For JAX-RS parameters. */
    public static AreaCode fromString(String value) {
        return new AreaCode(value);
    }

    public boolean contains(AreaCode other) {
        return other.value.startsWith(value);
    }

    public Tier tier() {
        return Tier.ofDigits(value.length());
    }

    /** The code of the area at or above this one; this code itself when it already stands higher. */
    public AreaCode at(Tier tier) {
        return value.length() <= tier.digits ? this : new AreaCode(value.substring(0, tier.digits));
    }

    /** The area right above; none is above a province. */
    public Optional<AreaCode> above() {
        return tier().above().map(this::at);
    }

    /** The greatest code that can lie inside this area: its range ends there. */
    public AreaCode last() {
        return new AreaCode((value + "9".repeat(15)).substring(0, 15));
    }

    public String district() {
        return at(Tier.DISTRICT).value;
    }

    @Override
    public int compareTo(AreaCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
