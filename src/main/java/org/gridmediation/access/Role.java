package org.gridmediation.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.gridmediation.area.Tier;

/** What a post is for, and at which tiers of the tree such a post may stand. Keycloak's realm role is {@link #realmName()}. */
public enum Role {
    GRID_OFFICER(Tier.GRID),
    MEDIATOR(Tier.COMMUNITY, Tier.SUBDISTRICT),
    COMMUNITY(Tier.COMMUNITY),
    SUBDISTRICT(Tier.SUBDISTRICT),
    DISTRICT(Tier.DISTRICT),
    CITY(Tier.CITY),
    ADMINISTRATOR(Tier.values()),
    AUDITOR(Tier.values()),
    RESIDENT(Tier.GRID),
    STATISTICS_READER(Tier.values()),
    FEED_READER(Tier.values()),
    BATCH_IMPORTER(Tier.values());

    private final Set<Tier> tiers;

    Role(Tier... tiers) {
        this.tiers = EnumSet.noneOf(Tier.class);
        this.tiers.addAll(Set.of(tiers));
    }

    public String realmName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean standsAt(Tier tier) {
        return tiers.contains(tier);
    }

    /** Who sees the records of an area for the tier at which it stands. */
    public static Role officerOf(Tier tier) {
        return switch (tier) {
            case PROVINCE, CITY -> CITY;
            case DISTRICT -> DISTRICT;
            case SUBDISTRICT -> SUBDISTRICT;
            case COMMUNITY -> COMMUNITY;
            case GRID -> GRID_OFFICER;
        };
    }

    public boolean isForClients() {
        return this == STATISTICS_READER || this == FEED_READER || this == BATCH_IMPORTER;
    }

    /**
     * Whether a post of this role needs a second person: it sees people's data, or gives others posts that do. The auditor sees who did what, the platform
     * numbers; of everybody else, and of roles to come, it is so.
     */
    public boolean needsSecondPerson() {
        return this != AUDITOR && this != STATISTICS_READER;
    }

    /** The ids of the operations that this role may call. */
    public Set<String> operations() {
        var allowed = new TreeSet<String>();
        Operation.all().values().stream().filter(o -> o.roles().contains(this)).forEach(o -> allowed.add(o.id()));
        return allowed;
    }
}
