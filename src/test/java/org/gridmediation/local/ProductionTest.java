package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProductionTest {
    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void allIsWell() {
        for (var name : List.of(
                "database.url",
                "database.user",
                "database.password",
                "database.owner-user",
                "database.owner-password",
                "oidc.url",
                "oidc.client-secret",
                "keys.encryption",
                "keys.hash",
                "storage.s3.endpoint",
                "storage.s3.bucket",
                "storage.s3.region",
                "storage.s3.access-key",
                "storage.s3.secret-key")) settings.put("grid-mediation." + name, name);
        settings.put("grid-mediation.cors.origins", "https://desk.example.org");
        settings.put("grid-mediation.production", "true");
    }

    private List<String> faults() {
        return new Production(new Production.Settings() {
                    @Override
                    public <T> Optional<T> read(String name, Class<T> type) {
                        return Optional.ofNullable(settings.get(name))
                                .map(v -> type.cast(type == Boolean.class ? (Object) Boolean.valueOf(v) : v));
                    }
                })
                .faults();
    }

    @Test
    void withEverySettingItStarts() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void anEmptyKeyIsAMissingKey() {
        settings.put("grid-mediation.keys.hash", " ");
        assertThat(faults()).singleElement().asString().contains("GRID_MEDIATION_KEYS_HASH");
    }

    @Test
    void everyOriginIsTooMany() {
        settings.put("grid-mediation.cors.origins", "https://desk.example.org,*");
        assertThat(faults()).singleElement().asString().contains("GRID_MEDIATION_CORS_ORIGINS");
    }

    @Test
    void theDemoIsForbidden() {
        settings.put("grid-mediation.demo", "true");
        assertThat(faults()).singleElement().asString().contains("GRID_MEDIATION_DEMO");
    }

    @Test
    void ownerAndApplicationAreTwoRoles() {
        settings.put("grid-mediation.database.owner-user", "database.user");
        assertThat(faults()).singleElement().asString().contains("two roles");
    }
}
