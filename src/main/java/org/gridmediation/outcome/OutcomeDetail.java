package org.gridmediation.outcome;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.dispute.PreventedHarm;
import org.gridmediation.http.Versioned;
import org.gridmediation.outcome.AgreementMark.Signer;

@Schema(name = "Outcome")
public record OutcomeDetail(
        UUID id,
        UUID disputeId,
        AreaCode area,
        OutcomeKind kind,
        boolean onTheSpot,

        @Schema(description = "The tier at which it was resolved.")
        Tier level,

        AgreementForm form,
        @Schema(maxLength = 4000) String content,

        @Schema(minimum = "0", maximum = "1000000000000", description = "In fen.")
        Long amount,

        Instant agreedAt,

        @Schema(
                description =
                        "From when it binds (人民调解法 art. 29, 30); judicial confirmation may be asked for within 30 days.")
        Instant effectiveAt,

        LocalDate dueOn,

        @Schema(
                maxItems = 50,
                description =
                        "The numbers of the parties whose guardian was present when it was agreed; absent when that was not recorded.")
        List<Integer> guardiansPresent,

        @Schema(maxItems = 50) List<Mark> marks,
        Instant mediatorSignedAt,
        Instant sealedAt,

        @Schema(description = "Absent for a resident where it says what officials think of the parties.")
        EndReason reason,

        @Schema(description = "The parties were told of other routes; `routeNotices` says who, of which, and when.")
        boolean toldOfOtherRoutes,

        @Schema(maxLength = 2000) String note,
        UUID committeeId,
        UUID mediatorId,
        Performance fulfilment,
        Instant fulfilmentAt,
        @Schema(maxLength = 2000) String fulfilmentNote,
        Instant at,

        @Schema(
                description =
                        "What became of an agreement: agreed, confirmed, performed, broken, set aside are told apart.")
        Track track,

        @Schema(description = "Whether it is the dispute's outcome; others are being signed, or are history.")
        boolean standing,

        @Schema(minimum = "1", maximum = "1000", description = "Each variation is an edition of its own.")
        int edition,

        @Schema(description = "The outcome whose agreement this one varies.")
        UUID variesId,

        @Schema(maxItems = 50) List<ObligationDetail> obligations,
        Evidence mediatorSignature,
        Evidence seal,
        @Schema(maxItems = 1000) List<RouteNoticeDetail> routeNotices,
        ConfirmationDetail confirmation,
        SettingAside settingAside,
        @Schema(maxItems = 4) List<PreventedHarm> prevented,
        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    /** A party reads what was agreed, not what officials noted beside it. */
    OutcomeDetail(
            Outcome o,
            List<AgreementMark> marks,
            List<ObligationDetail> obligations,
            List<RouteNoticeDetail> notices,
            ConfirmationDetail confirmation,
            boolean forParty) {
        this(
                o.id,
                o.disputeId(),
                o.area,
                o.kind,
                o.onTheSpot,
                o.level,
                o.form,
                o.content,
                o.amount,
                o.agreedAt,
                o.effectiveAt,
                o.dueOn,
                o.guardiansPresent,
                marks.stream()
                        .filter(m -> m.signer == Signer.PARTY)
                        .map(Mark::of)
                        .toList(),
                o.mediatorSignedAt,
                o.sealedAt,
                o.reasonFor(forParty),
                o.toldOfOtherRoutes,
                forParty ? null : o.note,
                o.committeeId,
                o.mediatorId,
                o.fulfilment,
                o.fulfilmentAt,
                forParty ? null : o.fulfilmentNote,
                o.at,
                o.track,
                o.standing,
                o.edition,
                o.variesId,
                obligations,
                evidence(marks, Signer.MEDIATOR),
                evidence(marks, Signer.COMMITTEE),
                notices,
                confirmation,
                o.setAside,
                forParty ? null : o.prevented,
                o.version);
    }

    private static Evidence evidence(List<AgreementMark> marks, Signer signer) {
        return marks.stream()
                .filter(m -> m.signer == signer)
                .map(Evidence::of)
                .findFirst()
                .orElse(null);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/outcomes/" + id;
    }
}
