package org.gridmediation.dispute;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Versioned;
import org.gridmediation.privacy.MaskedName;

@Schema(name = "Dispute", description = "A dispute with its parties; names are masked.")
public record DisputeDetail(
        UUID id,
        AreaCode area,

        @Schema(
                description =
                        "Where it was recorded, when that grid has ended since and it lies in the one that follows.")
        AreaCode recordedArea,

        @Schema(maxLength = 40) String receiptNumber,
        @Schema(maxLength = 60) String caseNumber,
        Status status,
        Tier level,
        @Schema(maxLength = 100) String title,
        @Schema(maxLength = 4000) String description,
        @Schema(maxLength = 200) String place,
        @Schema(maxLength = 5) String type,
        @Schema(maxLength = 5) String publicOrderType,
        Source source,

        @Schema(description = "Absent for a resident, as are all fields by which officials judge a matter.")
        Urgency urgency,

        @Schema(description = "Absent for a resident.") Difficulty difficulty,

        @Schema(
                description =
                        "What people, money, sessions or scale call for by the district's thresholds (code table `difficulties`); absent when `difficulty` is no lower.")
        Difficulty suggestedDifficulty,

        @Schema(maxItems = 5, description = "Absent for a resident.")
        List<String> tags,

        @Schema(minimum = "1", maximum = "100000") Integer peopleInvolved,

        @Schema(minimum = "0", maximum = "1000000000000", description = "In fen.")
        Long amountClaimed,

        @Schema(description = "Absent for a resident.") Scale scale,

        @Schema(description = "Absent for a resident.") EventLevel eventLevel,

        Instant reportedAt,

        @Schema(description = "When the report came in: later than `reportedAt`, when it was noted before it was sent.")
        Instant receivedAt,

        Instant acceptedAt,
        Instant endedAt,
        Instant archivedAt,

        @Schema(
                description =
                        "The dispute with which it is counted, because it is a duplicate or was merged; the last one, when that was merged in turn.")
        UUID countedWith,

        @Schema(description = "The organization that holds it; absent while nobody has taken it on.")
        UUID holderId,

        UUID committeeId,
        UUID mediatorId,
        UUID outcomeId,

        @Schema(
                description =
                        "A written agreement that is being signed: the first, or a variation of the one in force.")
        UUID draftId,

        @Schema(description = "Present when a danger of escalation was noticed: see its escalations.")
        Danger escalation,

        @Schema(
                description =
                        "When the next of its running deadlines is due; see its deadlines. Absent for a resident, who reads those that concern them.")
        Instant dueAt,

        @Schema(description = "How many of its deadlines were missed. Absent for a resident.")
        Integer missed,

        @Schema(maxItems = 50) List<PartyDetail> parties,

        @Schema(
                maxItems = 100,
                description = "The ids of the operations that the caller may call on it now, given a good body.",
                examples = "[\"acceptDispute\"]")
        List<String> allowedActions,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    /** A resident is not shown how officials judge the matter and watch over it, nor who else's record a party is. */
    DisputeDetail(
            Dispute d,
            UUID countedWith,
            Difficulty suggested,
            List<Party> parties,
            List<String> allowedActions,
            CallerPost reader) {
        this(
                d.id,
                d.area,
                d.recordedArea,
                d.receiptNumber,
                d.caseNumber,
                d.status,
                d.level,
                d.title,
                d.description,
                d.place,
                d.type,
                d.publicOrderType,
                d.source,
                isOfficial(reader) ? d.urgency : null,
                isOfficial(reader) ? d.difficulty : null,
                isOfficial(reader) ? suggested : null,
                isOfficial(reader) ? d.tags : null,
                d.peopleInvolved,
                d.amountClaimed,
                isOfficial(reader) ? d.scale : null,
                isOfficial(reader) ? d.eventLevel : null,
                d.reportedAt,
                d.receivedAt,
                d.acceptedAt,
                d.endedAt,
                d.archivedAt,
                countedWith,
                d.holderId,
                d.committeeId,
                d.mediatorId,
                d.outcomeId,
                d.draftId,
                isOfficial(reader) ? d.escalation : null,
                isOfficial(reader) ? d.dueAt : null,
                isOfficial(reader) ? d.missed : null,
                parties.stream().map(p -> new PartyDetail(p, reader)).toList(),
                allowedActions,
                d.version);
    }

    private static boolean isOfficial(CallerPost reader) {
        return reader.role() != Role.RESIDENT;
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + id;
    }

    @Schema(name = "Party")
    public record PartyDetail(
            UUID id,
            @Schema(minimum = "1", maximum = "50") int number,
            PartyRole role,
            PartyKind kind,
            UUID residentId,
            MaskedName name,

            @Schema(description = "Absent when not asked yet.")
            Boolean consented,

            Instant consentedAt,
            MaskedName guardianName,

            @Schema(description = "Present when the resident who registered the dispute applied for this party.")
            Guardianship guardianship) {

        PartyDetail(Party p, CallerPost reader) {
            this(
                    p.id,
                    p.number,
                    p.role,
                    p.kind,
                    reader.role() != Role.RESIDENT || Objects.equals(reader.residentId(), p.residentId)
                            ? p.residentId
                            : null,
                    shown(p),
                    p.consented,
                    p.consentedAt,
                    MaskedName.of(p.guardianName),
                    p.guardianship);
        }

        private static MaskedName shown(Party p) {
            return p.kind == PartyKind.ORGANIZATION ? new MaskedName(p.name) : MaskedName.of(p.name);
        }
    }
}
