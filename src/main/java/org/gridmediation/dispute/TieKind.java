package org.gridmediation.dispute;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can tie a mediator to a party. */
@Schema(
        description =
                "What bars for good: RECUSED from this dispute, IS_PARTY, RELATIVE of a party. What needs a decision: SAME_HOUSEHOLD, SAME_BUILDING,"
                        + " SAME_EMPLOYER (the party, or where the party works), SAME_NAME (as the party, or as who speaks for it: nobody has checked that they are two people), INTEREST disclosed.")
public enum TieKind {
    RECUSED(true),
    IS_PARTY(true),
    RELATIVE(true),
    SAME_HOUSEHOLD(false),
    SAME_BUILDING(false),
    SAME_EMPLOYER(false),
    SAME_NAME(false),
    INTEREST(false);

    /** Nobody mediates who is a party, is related to one, or was recused (the dossier's rule 4): no decision helps. */
    public final boolean bars;

    TieKind(boolean bars) {
        this.bars = bars;
    }
}
