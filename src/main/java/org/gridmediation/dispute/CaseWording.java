package org.gridmediation.dispute;

import java.util.List;

/**
 * What papers say of a case and its parties.
 *
 * @param type its code
 */
public record CaseWording(String title, String description, String place, String type, List<PartyWording> parties) {
    /** As much of it as stands on an agreement: what the dispute is about and between whom, not what the register calls it. */
    CaseWording onAgreement() {
        return new CaseWording(null, description, null, null, parties);
    }
}
