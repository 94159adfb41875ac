package org.gridmediation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program behind a PostgreSQL that can be cut and frozen, with patience, places and budgets so small that a test can use them up. */
public class Fragile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Servers.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    public static class Servers extends Embedded {
        @Override
        public Map<String, String> start() {
            var settings = new HashMap<>(super.start());
            try {
                settings.put(
                        "grid-mediation.database.url",
                        FragilePostgres.before(settings.get("grid-mediation.database.url")));
                settings.put(
                        "quarkus.keycloak.admin-client.server-url",
                        FragileKeycloak.before(URI.create(settings.get("grid-mediation.oidc.server"))));
                settings.put("grid-mediation.accounts.patience", "1S");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            settings.putAll(Map.ofEntries(
                    Map.entry("grid-mediation.database.connections", "6"),
                    Map.entry("grid-mediation.limits.per-second", "40"),
                    Map.entry("grid-mediation.limits.in-flight", "60"),
                    Map.entry("grid-mediation.limits.in-flight-share", "20"),
                    Map.entry("grid-mediation.limits.uploads-share", "4"),
                    Map.entry("grid-mediation.limits.downloads-share", "4"),
                    Map.entry("grid-mediation.limits.connection", "1S"),
                    Map.entry("grid-mediation.limits.statement", "2S"),
                    Map.entry("grid-mediation.limits.lock", "0.5S"),
                    Map.entry("grid-mediation.limits.transaction", "4S"),
                    Map.entry("grid-mediation.limits.body-time", "4S"),
                    Map.entry("grid-mediation.limits.head-time", "3S"),
                    Map.entry("grid-mediation.limits.unread", "3S")));
            return settings;
        }
    }
}
