package org.gridmediation.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What only the running server knows: its Keycloak, so that Swagger UI's login works. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ContractAtRuntime implements OASFilter {
    @Override
    public void filterOpenAPI(OpenAPI api) {
        var realm = ConfigProvider.getConfig().getValue("grid-mediation.oidc.url", String.class)
                + "/protocol/openid-connect";
        var login = api.getComponents()
                .getSecuritySchemes()
                .get("keycloak")
                .getFlows()
                .getAuthorizationCode();
        login.setAuthorizationUrl(realm + "/auth");
        login.setTokenUrl(realm + "/token");
        login.setRefreshUrl(realm + "/token");
    }
}
