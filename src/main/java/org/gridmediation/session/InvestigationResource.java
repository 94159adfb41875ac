package org.gridmediation.session;

import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.RowPaging;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/disputes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(name = "Sessions")
public class InvestigationResource {
    @Inject
    Disputes disputes;

    @Inject
    Investigations investigations;

    @Inject
    Notes notes;

    @GET
    @Path("investigations")
    @Operation(
            summary = "List investigation records",
            description = "In order; names of who was asked are masked. Reading them is journalled.")
    @PermissionsAllowed("listInvestigations")
    public List<InvestigationDetail> listInvestigations(@RestPath UUID id) {
        return investigations.of(disputes.get(id));
    }

    @POST
    @Path("investigations")
    @Idempotent
    @Operation(
            summary = "Record an investigation",
            description =
                    "What somebody was asked, or what was looked at, and what was found; also before acceptance and consent. Send as `lin` for a"
                            + " dispute of her grid.")
    @Extension(
            name = "x-problems",
            value = "WRONG_STATE,NOT_THE_HOLDER,RULE_BROKEN,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = InvestigationDetail.class, responseCode = "201")
    @PermissionsAllowed("recordInvestigation")
    public InvestigationDetail recordInvestigation(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "neighbour", value = """
                                                                    {"place": "示范楼2栋二楼", "askedName": "示例邻居",
                                                                     "askedAs": "同楼邻居", "recorder": "示例记录员", "record": "证实对面三楼浴室灯整夜开启，已有两周。"}""")))
                    NewInvestigation body) {
        return investigations.record(disputes.change(id, Action.INVESTIGATE), body);
    }

    @GET
    @Path("notes")
    @Operation(
            summary = "List confidential notes",
            description =
                    "Only whoever mediates the dispute now, or did to its end, sees them: nobody above, nobody who was taken off (人民调解法 art. 15).")
    @Extension(name = "x-problems", value = "NOT_THE_MEDIATOR,WRONG_STATE")
    @PermissionsAllowed("listNotes")
    public List<NoteDetail> listNotes(@RestPath UUID id, @Valid @BeanParam RowPaging paging) {
        var dispute = disputes.get(id);
        disputes.must(dispute, Action.READ_NOTES);
        return notes.of(dispute, paging);
    }

    @POST
    @Path("notes")
    @Idempotent
    @Operation(
            summary = "Write a confidential note",
            description =
                    "What a mediator was told in confidence. It is on no timeline, in no document and no export. Send as `lin` for a dispute that"
                            + " she mediates.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NOT_THE_MEDIATOR,RECUSAL_PENDING,TOO_MANY_OF_DISPUTE")
    @ResponseStatus(201)
    @APIResponseSchema(value = NoteDetail.NoteWritten.class, responseCode = "201")
    @PermissionsAllowed("writeNote")
    public NoteDetail.NoteWritten writeNote(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "limit", value = """
                                                                    {"text": "申请人私下表示，只要夜间关灯即可，不要求赔偿。"}""")))
                    NewNote body) {
        return notes.write(disputes.change(id, Action.WRITE_NOTE), body);
    }
}
