package org.gridmediation.party;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.access.Role;
import org.gridmediation.access.Sex;
import org.gridmediation.dispute.Answer;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.http.Versioned;
import org.gridmediation.privacy.MaskedAddress;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;
import org.gridmediation.resident.DocumentType;

/** A party with all that was asked of it, told to it and done by it. Its version is the dispute's. */
@Schema(description = "Names and numbers are masked; the full values need revealParty.")
public record PartyRecord(
        UUID id,
        UUID disputeId,
        @Schema(minimum = "1", maximum = "50") int number,
        PartyRole role,
        PartyKind kind,
        UUID residentId,
        MaskedName name,

        @Schema(description = "Under 18 today: a guardian consents and is present.")
        boolean minor,

        @Schema(maxLength = 18) String creditCode,
        MaskedName representativeName,
        @Schema(maxLength = 60) String representativePosition,
        Sex sex,
        @Schema(maxLength = 30) String ethnicity,
        @Schema(maxLength = 60) String occupation,
        @Schema(maxLength = 100) String workplace,
        MaskedPhone phone,
        MaskedAddress address,
        DocumentType documentType,
        MaskedNumber documentNumber,

        @Schema(description = "The last answer; absent when not asked yet.")
        Boolean consented,

        Instant consentedAt,
        MaskedName guardianName,

        @Schema(description = "When it was struck out as named by mistake.")
        Instant removedAt,

        @Schema(maxItems = 100_000) List<PartyAnswer> answers,
        @Schema(maxItems = 100_000) List<Spokesperson> representatives,
        @Schema(maxItems = 100_000) List<PartyNotice> notices,
        @Schema(maxItems = 100_000) List<PartyContact> contacts,
        @Schema(maxItems = 100_000) List<PartyStatement> statements,
        @Schema(maxItems = 100_000) List<PartyAttendance> attendance,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/disputes/" + disputeId + "/parties/" + id;
    }

    @Schema(name = "PartyAnswer", description = "Whether it agreed to mediation, when, how, and who took it down.")
    public record PartyAnswer(
            boolean agrees,
            Instant answeredAt,
            Channel method,
            MaskedName guardianName,
            boolean toldOfOtherRoutes,
            Instant at,
            Role byRole) {
        PartyAnswer(Answer a) {
            this(a.agrees, a.answeredAt, a.method, MaskedName.of(a.guardianName), a.toldOfOtherRoutes, a.at, a.byRole);
        }
    }

    @Schema(name = "PartyRepresentative")
    public record Spokesperson(
            UUID id,
            RepresentativeKind kind,
            MaskedName name,
            @Schema(maxLength = 60) String relation,
            Profession profession,
            @Schema(maxLength = 40) String licence,
            Set<Power> powers,
            MaskedPhone phone,
            LocalDate validFrom,
            LocalDate validUntil,
            Instant endedAt) {
        Spokesperson(Representative r, String phone) {
            this(
                    r.id,
                    r.kind,
                    MaskedName.of(r.name),
                    r.relation,
                    r.profession,
                    r.licence,
                    r.powers,
                    MaskedPhone.of(phone),
                    r.validFrom,
                    r.validUntil,
                    r.endedAt);
        }
    }

    @Schema(name = "PartyNotice")
    public record PartyNotice(
            NoticeKind kind, @Schema(maxLength = 40) String version, Instant at, Channel method, boolean acknowledged) {
        PartyNotice(Notice n) {
            this(n.kind, n.version, n.givenAt, n.method, n.acknowledged);
        }
    }

    @Schema(name = "PartyContact")
    public record PartyContact(
            Instant at,
            Channel method,
            ContactResult result,
            @Schema(maxLength = 500) String note) {
        PartyContact(Contact c) {
            this(c.contactedAt, c.method, c.result, c.note);
        }
    }

    @Schema(name = "PartyStatement")
    public record PartyStatement(
            UUID sessionId,
            Instant heldAt,
            @Schema(maxLength = 2000) String text) {}

    @Schema(name = "PartyAttendance")
    public record PartyAttendance(
            UUID sessionId,
            Instant heldAt,
            Presence presence,
            UUID representativeId,
            Boolean guardianPresent,
            @Schema(maxLength = 500) String reason) {
        PartyAttendance(UUID session, Instant heldAt, Attendance a) {
            this(session, heldAt, a.presence(), a.representativeId(), a.guardianPresent(), a.reason());
        }
    }
}
