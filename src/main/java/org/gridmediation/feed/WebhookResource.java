package org.gridmediation.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.PermissionsAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.gridmediation.http.Idempotent;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Transactional
@Tag(
        name = "Webhooks",
        description =
                "Changes brought to a platform's own address: each a CloudEvent, signed as Standard Webhooks says, in order, at least once, with the rights of the post that"
                        + " subscribed.")
public class WebhookResource {
    @Inject
    Webhooks webhooks;

    @Inject
    Feed feed;

    @Inject
    DeliveryRun deliveryRun;

    @GET
    @Operation(summary = "List webhooks", description = "A platform's own; administrators see those of their area.")
    @PermissionsAllowed("listWebhooks")
    public Paged<WebhookDetail> listWebhooks(@Valid @BeanParam Paging paging) {
        return webhooks.list(paging);
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Subscribe to changes",
            description =
                    "From now on, as the caller's post. It begins paused: take its secret, send a test, then resume it. Send as `demo-platform` under its"
                            + " feed-reader post.")
    @Extension(name = "x-problems", value = "RULE_BROKEN")
    @ResponseStatus(201)
    @APIResponseSchema(value = WebhookDetail.class, responseCode = "201")
    @PermissionsAllowed("createWebhook")
    public WebhookDetail createWebhook(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "disputes", value = """
                                                                    {"name": "示例平台", "url": "http://127.0.0.1:9099/changes", "kinds": ["DISPUTE", "OUTCOME"]}""")))
                    NewWebhook body) {
        return webhooks.create(body, feed.now());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read a webhook")
    @PermissionsAllowed("getWebhook")
    public WebhookDetail getWebhook(@RestPath UUID id) {
        return new WebhookDetail(webhooks.get(id));
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Change a webhook",
            description = "Where it goes and what it brings. Send as `demo-platform` under its feed-reader post.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,WRONG_STATE")
    @PermissionsAllowed("changeWebhook")
    public WebhookDetail changeWebhook(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "all kinds", value = """
                                                                    {"name": "示例平台", "url": "http://127.0.0.1:9099/changes"}""")))
                    NewWebhook body) {
        return webhooks.change(id, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "End a webhook", description = "For good. The record stays, its secrets do not.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @PermissionsAllowed("endWebhook")
    public WebhookDetail endWebhook(@RestPath UUID id) {
        return webhooks.end(id);
    }

    @POST
    @Path("{id}/secret")
    @Operation(
            summary = "Make a new secret and see it, once",
            description =
                    "For 24 hours deliveries are signed with the one before too, so that a receiver has time to change over.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = WebhookSecret.class, responseCode = "201")
    @PermissionsAllowed("renewWebhookSecret")
    public WebhookSecret renewWebhookSecret(@RestPath UUID id) {
        return webhooks.newSecret(id);
    }

    @POST
    @Path("{id}/pause")
    @Idempotent
    @Operation(summary = "Pause a webhook", description = "Nothing is lost meanwhile, as long as changes are kept.")
    @Extension(name = "x-problems", value = "WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = WebhookDetail.class, responseCode = "201")
    @PermissionsAllowed("pauseWebhook")
    public WebhookDetail pauseWebhook(@RestPath UUID id) {
        return webhooks.pause(id);
    }

    @POST
    @Path("{id}/resumption")
    @Idempotent
    @Operation(
            summary = "Resume a webhook",
            description = "Also begins it, and tries at once what failed. It goes on where it stopped.")
    @Extension(name = "x-problems", value = "WRONG_STATE,NO_SECRET")
    @ResponseStatus(201)
    @APIResponseSchema(value = WebhookDetail.class, responseCode = "201")
    @PermissionsAllowed("resumeWebhook")
    public WebhookDetail resumeWebhook(@RestPath UUID id) {
        return webhooks.resume(id);
    }

    @POST
    @Path("{id}/replay")
    @Idempotent
    @Operation(
            summary = "Deliver again from a cursor",
            description = "In order, with the same `webhook-id`s. Send as `demo-platform` under its feed-reader post.")
    @Extension(name = "x-problems", value = "RULE_BROKEN,WRONG_STATE")
    @ResponseStatus(201)
    @APIResponseSchema(value = WebhookDetail.class, responseCode = "201")
    @PermissionsAllowed("replayWebhook")
    public WebhookDetail replayWebhook(
            @RestPath UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "all that is kept", value = "{}")))
                    NewReplay body) {
        return webhooks.replay(id, body);
    }

    /** The receiver is waited for: no connection is held meanwhile. */
    @POST
    @Path("{id}/test")
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Operation(
            summary = "Send a test",
            description =
                    "Now, signed, of type `org.gridmediation.webhook.test` and without data; also while it is paused.")
    @Extension(name = "x-problems", value = "NO_SECRET")
    @PermissionsAllowed("testWebhook")
    public TestDelivery testWebhook(@RestPath UUID id) {
        var webhook = QuarkusTransaction.requiringNew().call(() -> webhooks.get(id));
        if (webhook.secret == null) throw Problem.NO_SECRET.exception();
        return new TestDelivery(deliveryRun.send(webhook, DeliveryRun.test(webhook)));
    }

    @GET
    @Path("{id}/progress")
    @Operation(summary = "Read how far a webhook is", description = "And why the last attempt failed, if it did.")
    @PermissionsAllowed("getWebhookProgress")
    public WebhookProgress getWebhookProgress(@RestPath UUID id) {
        return webhooks.progress(id);
    }

    @GET
    @Path("{id}/dead-letters")
    @Operation(
            summary = "List what a receiver refused, newest first",
            description = "Which changes, not what was in them; kept as long as changes are.")
    @PermissionsAllowed("listDeadLetters")
    public Paged<DeadLetterDetail> listDeadLetters(@RestPath UUID id, @Valid @BeanParam Paging paging) {
        return webhooks.deadLetters(id, paging);
    }
}
