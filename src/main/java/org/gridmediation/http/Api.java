package org.gridmediation.http;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Contact;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlow;
import org.eclipse.microprofile.openapi.annotations.security.OAuthFlows;
import org.eclipse.microprofile.openapi.annotations.security.OAuthScope;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;

@OpenAPIDefinition(
        info =
                @Info(
                        title = "Grid Mediation",
                        version = "0.2.0",
                        description = """
                                The open back end of 综合网格+人民调解: residents, grids, disputes, mediators and outcomes as resources, for each tier from grid to city.

                                Every request acts under one post (role and area) of the caller: `Acting-Post`, else the main post; `GET /v1/me` tells. Lists page by \
                                `cursor`; changes need `If-Match`; creations take an `Idempotency-Key`; every error is `application/problem+json`, and its `type` answers \
                                with an explanation. Clients must ignore unknown fields in answers.""",
                        contact = @Contact(name = "Grid Mediation"),
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        servers = @Server(url = "/", description = "This server, be it a local, staging or production one."),
        components = @Components(schemas = @Schema(implementation = ProblemBody.class)))
@SecurityScheme(
        securitySchemeName = "keycloak",
        type = SecuritySchemeType.OAUTH2,
        description =
                "A token of Keycloak's realm `grid-mediation`; its roles are those that the caller's posts may have; algorithm, issuer, audience and time are checked as RFC8725 advises. A front end uses the"
                        + " authorization code flow with PKCE, a machine client the client credentials flow at the same token URL; the demo's client here is `demo-cli`.",
        flows =
                @OAuthFlows(
                        authorizationCode =
                                @OAuthFlow(
                                        authorizationUrl = Api.REALM + "/auth",
                                        tokenUrl = Api.REALM + "/token",
                                        refreshUrl = Api.REALM + "/token",
                                        scopes =
                                                @OAuthScope(
                                                        name = "openid",
                                                        description = "Who calls; rights come from posts."))))
public class Api extends Application {
    /** The embedded Keycloak; a running server puts its own in place (ContractAtRuntime). */
    static final String REALM = "http://localhost:8180/realms/grid-mediation/protocol/openid-connect";
}
