package org.gridmediation.dispute;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.organization.ValidCreditCode;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;

/** What is known of a party that is an organization. */
public record PartyOrganization(
        @Visible
        @Size(min = 18, max = 18)
        @ValidCreditCode
        @Schema(examples = "91350100M000100Y43", description = "Unified social credit code (GB 32100-2015).")
        String creditCode,

        @Visible
        @WithoutNumbers
        @Size(min = 1, max = 100)
        @Schema(description = "Legal representative or person in charge.")
        String representativeName,

        @Size(min = 1, max = 60) String representativePosition) {}
