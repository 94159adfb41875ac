package org.gridmediation.dispute;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.jboss.resteasy.reactive.RestQuery;

/** What a list of disputes may be narrowed to. */
public class DisputeFilter {
    @RestQuery
    @Parameter(description = "Only disputes of this area and below; of any tier, inside the caller's.")
    public AreaCode area;

    @RestQuery
    public Status status;

    @RestQuery
    @Parameter(description = "Only disputes with a danger of escalation that stands so.")
    public Danger escalation;

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "Code of either line.")
    public String type;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "A code of the table `tags`.")
    public String tag;

    @RestQuery
    public Source source;

    @RestQuery
    @Parameter(description = "The tier at which it is, or was, handled.")
    public Tier level;

    @RestQuery
    @DefaultValue("false")
    @Parameter(description = "Leave out what is counted with another dispute, so that each matter is there once.")
    public boolean counted;

    @RestQuery
    @Parameter(description = "Held by this organization, also when it came from beside its area.")
    public UUID holder;

    @RestQuery
    public UUID mediator;

    @RestQuery
    @Parameter(description = "A resident who is a party to it.")
    public UUID party;

    @RestQuery
    @Parameter(description = "Reported on or after this day.")
    public LocalDate from;

    @RestQuery
    @Parameter(description = "Reported on or before this day.")
    public LocalDate to;

    @RestQuery
    @Parameter(
            description =
                    "SOON: due before the end of the next working day; OVERDUE: due already; both nearest due first. MISSED: something was missed.")
    public DeadlineStanding due;

    @RestQuery
    @Size(min = 2, max = 50)
    @Parameter(
            description =
                    "Words in title or description, in Chinese or English. Put no names of people here: addresses of requests are logged.")
    public String text;

    /** What is not shown cannot be asked for either. */
    boolean isShownTo(Role reader) {
        return switch (reader) {
            case CITY -> text == null && party == null;
            case RESIDENT -> escalation == null && due == null && party == null && tag == null;
            default -> true;
        };
    }
}
