package org.gridmediation.dispute;

import java.util.List;

/**
 * What papers say of a case and its parties.
 *
 * @param type its code
 */
public record CaseWording(String title, String description, String place, String type, List<PartyWording> parties) {}
