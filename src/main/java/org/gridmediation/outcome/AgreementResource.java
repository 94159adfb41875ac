package org.gridmediation.outcome;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.dispute.Action;
import org.gridmediation.http.Idempotent;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/outcomes")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Idempotent
@Tag(name = "Outcomes")
public class AgreementResource {
    @Inject
    Outcomes outcomes;

    @Inject
    Signatures signatures;

    @Inject
    AgreementPerformance agreementPerformance;

    @Inject
    Variations variations;

    @POST
    @Path("{id}/marks")
    @Operation(
            summary = "Record a party's mark on an agreement",
            description =
                    "Signature, seal or fingerprint, with place, device and file. With the last of all parties' marks, the mediator's signature and the"
                            + " committee's seal the agreement is in force (人民调解法 art. 29). If-Match is the draft's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_HOLDER,NO_DRAFT,CONFIRMATION_PENDING,CONFIRMED_BY_COURT,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("recordMark")
    public OutcomeDetail recordMark(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "fingerprint", value = """
                                                                    {"partyNumber": 1, "kind": "FINGERPRINT", "place": "中兴社区居委会", "device": "平板电脑",
                                                                     "fileDigest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")))
                    NewMark body) {
        return signatures.mark(outcomes.change(id, Action.MARK), body);
    }

    @POST
    @Path("{id}/mediator-signature")
    @Operation(
            summary = "Sign an agreement as its mediator",
            description = "Only the assigned mediator, while engaged. If-Match is the draft's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_MEDIATOR,NO_DRAFT,NOT_ENGAGED,ALREADY_SIGNED,CONFIRMATION_PENDING,CONFIRMED_BY_COURT,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("signAgreement")
    public OutcomeDetail signAgreement(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "signature", value = """
                                                                    {"place": "中兴社区居委会"}""")))
                    Evidence body) {
        return signatures.sign(outcomes.change(id, Action.SIGN), body);
    }

    @POST
    @Path("{id}/seal")
    @Operation(
            summary = "Put the committee's seal to an agreement",
            description =
                    "By those who act for the organization that holds the dispute. If-Match is the draft's. Send as `huang`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_HOLDER,NO_DRAFT,ALREADY_SIGNED,CONFIRMATION_PENDING,CONFIRMED_BY_COURT,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING,RECUSAL_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("sealAgreement")
    public OutcomeDetail sealAgreement(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "seal", value = """
                                                                    {"place": "中兴社区居委会"}""")))
                    Evidence body) {
        return signatures.seal(outcomes.change(id, Action.SEAL), body);
    }

    @POST
    @Path("{id}/obligations/{obligationId}/fulfilments")
    @Operation(
            summary = "Record how an obligation was performed",
            description =
                    "Each adds a record with its proof; the outcome's fulfilment follows from all of them. Money paid is never more than what is owed."
                            + " What was BROKEN can be made good: FULFILLED, or KEPT of conduct that goes on, which brings the case back to AGREED with its deadline running again."
                            + " If-Match is the outcome's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,FULFILLED_APART,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("fulfilObligation")
    public OutcomeDetail fulfilObligation(
            @RestPath UUID id,
            @RestPath UUID obligationId,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "fulfilled", value = """
                                                                    {"result": "FULFILLED", "note": "施工垃圾已清理，现场确认。"}""")))
                    NewObligationFulfilment body) {
        return agreementPerformance.fulfil(outcomes.change(id, Action.FULFIL_OBLIGATION), obligationId, body);
    }

    @POST
    @Path("{id}/variation")
    @Operation(
            summary = "Vary an agreement",
            description =
                    "A new edition with every party's consent, also after a breach; it is an outcome of its own and comes into force as every agreement does."
                            + " The old one is kept, with what was performed under it; the new one says what is owed from then on. What a court has confirmed is not varied."
                            + " If-Match is the outcome's. Send as `lin`.")
    @Extension(
            name = "x-problems",
            value =
                    "WRONG_STATE,RULE_BROKEN,CONSENT_MISSING,NOT_THE_MEDIATOR,NOT_ENGAGED,CONFIRMATION_PENDING,CONFIRMED_BY_COURT,MEDIATOR_TIED,CONFLICT_OF_INTEREST,ESCALATION_OPEN,OPPONENT_MISSING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("varyAgreement")
    public OutcomeDetail varyAgreement(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "later", value = """
                                                                    {"reason": "感应灯缺货，双方同意延期。", "agreedBy": [1, 2],
                                                                     "agreement": {"form": "ORAL", "content": "改于四月十日前更换感应灯。", "dueOn": "2036-04-10"}}""")))
                    NewVariation body) {
        return variations.vary(outcomes.change(id, Action.VARY), body);
    }

    @POST
    @Path("{id}/setting-aside")
    @Operation(
            summary = "Set an agreement aside",
            description =
                    "When a court held it void or revoked it, or every party agreed to give it up (`agreedBy`): it binds no more, and the mediation has failed"
                            + " (人民调解法 art. 33). What a court has confirmed only a court sets aside."
                            + " If-Match is the outcome's. Send as `huang`.")
    @Extension(name = "x-problems", value = "WRONG_STATE,RULE_BROKEN,NOT_THE_HOLDER,CONFIRMATION_PENDING")
    @ResponseStatus(201)
    @APIResponseSchema(value = OutcomeDetail.class, responseCode = "201")
    @PermissionsAllowed("setAgreementAside")
    public OutcomeDetail setAgreementAside(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "by a court", value = """
                                                                    {"settingAside": {"ground": "VOID_BY_COURT", "reason": "协议处分了第三人的权利。", "rulingNumber": "示例民初1号"},
                                                                     "told": {"routes": ["COURT"]}}""")))
                    SettingAside.Request body) {
        return variations.setAside(outcomes.change(id, Action.SET_ASIDE), body);
    }
}
