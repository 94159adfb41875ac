package org.gridmediation.area;

/** The six tiers of the tree, and how many digits a code of each has. */
public enum Tier {
    PROVINCE(2),
    CITY(4),
    DISTRICT(6),
    SUBDISTRICT(9),
    COMMUNITY(12),
    GRID(15);

    public final int digits;

    Tier(int digits) {
        this.digits = digits;
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
