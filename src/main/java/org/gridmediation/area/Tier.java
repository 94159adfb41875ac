package org.gridmediation.area;

import java.util.Optional;
import java.util.stream.Stream;

/** The six tiers of the tree, and how many digits a code of each has. */
public enum Tier {
    PROVINCE(2, null),
    CITY(4, PROVINCE),
    DISTRICT(6, CITY),
    SUBDISTRICT(9, DISTRICT),
    COMMUNITY(12, SUBDISTRICT),
    GRID(15, COMMUNITY);

    public final int digits;

    private final Tier above;

    Tier(int digits, Tier above) {
        this.digits = digits;
        this.above = above;
    }

    /** The tier right above; none is above a province. */
    public Optional<Tier> above() {
        return Optional.ofNullable(above);
    }

    /** The tier right below; none is below a grid. */
    public Optional<Tier> below() {
        return Stream.of(values()).filter(tier -> tier.above == this).findFirst();
    }

    public boolean isAbove(Tier other) {
        return digits < other.digits;
    }

    public static Tier ofDigits(int digits) {
        for (var tier : values()) {
            if (tier.digits == digits) return tier;
        }
        throw new IllegalArgumentException("no tier has " + digits + " digits");
    }
}
