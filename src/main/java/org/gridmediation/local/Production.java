package org.gridmediation.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server with real people's data must be told, and must not be. */
public class Production {
    private static final List<String> NEEDED = List.of(
            "grid-mediation.database.url",
            "grid-mediation.database.user",
            "grid-mediation.database.password",
            "grid-mediation.database.owner-user",
            "grid-mediation.database.owner-password",
            "grid-mediation.oidc.url",
            "grid-mediation.oidc.client-secret",
            "grid-mediation.keys.encryption",
            "grid-mediation.keys.hash",
            "grid-mediation.storage.s3.endpoint",
            "grid-mediation.storage.s3.bucket",
            "grid-mediation.storage.s3.region",
            "grid-mediation.storage.s3.access-key",
            "grid-mediation.storage.s3.secret-key",
            "grid-mediation.cors.origins");

    private static final List<String> SERVERS = NEEDED.subList(0, 6);

    /** Reads one setting, from wherever settings come from. */
    public interface Settings {
        <T> Optional<T> read(String name, Class<T> type);
    }

    private final Settings settings;

    public Production(Settings settings) {
        this.settings = settings;
    }

    public boolean isOn() {
        return settings.read("grid-mediation.production", Boolean.class).orElse(false);
    }

    /** A database of its own means that nothing is embedded. */
    public boolean isConfigured() {
        return settings.read("grid-mediation.database.url", String.class).isPresent();
    }

    /** One line for each setting that is missing or forbidden; none when all is well. */
    public List<String> faults() {
        return isOn() ? faultsOfProduction() : faultsOfServers();
    }

    /** Servers of one's own are told as a whole, or the embedded ones are used: nothing that somebody set is overruled. */
    private List<String> faultsOfServers() {
        var set = SERVERS.stream().filter(name -> value(name).isPresent()).toList();
        var secret = value("grid-mediation.oidc.client-secret").isPresent();
        if (set.isEmpty() && !secret) return List.of();
        var first = set.isEmpty() ? "grid-mediation.oidc.client-secret" : set.get(0);
        return SERVERS.stream()
                .filter(name -> !set.contains(name))
                .map(name -> variable(first) + " is set and " + variable(name)
                        + " is not: set all of them for servers of your own, or none for the embedded ones.")
                .toList();
    }

    private List<String> faultsOfProduction() {
        var faults = new ArrayList<String>();
        for (var name : NEEDED)
            if (value(name).isEmpty())
                faults.add("GRID_MEDIATION_PRODUCTION=true needs " + variable(name) + ": it is not set.");
        if (value("grid-mediation.cors.origins").filter(o -> o.contains("*")).isPresent())
            faults.add(
                    "GRID_MEDIATION_PRODUCTION=true forbids * in GRID_MEDIATION_CORS_ORIGINS: name the front ends' origins.");
        if (settings.read("grid-mediation.demo", Boolean.class).orElse(false))
            faults.add(
                    "GRID_MEDIATION_PRODUCTION=true forbids GRID_MEDIATION_DEMO: demo accounts have known passwords.");
        if (value("grid-mediation.database.user").isPresent()
                && value("grid-mediation.database.user").equals(value("grid-mediation.database.owner-user")))
            faults.add(
                    "GRID_MEDIATION_DATABASE_USER and GRID_MEDIATION_DATABASE_OWNER_USER must be two roles: the application may own nothing.");
        return faults;
    }

    /** Keycloak's server and realm, both told by the realm's URL. */
    public static Map<String, String> administration(String realmUrl) {
        var parts = realmUrl.replaceAll("/+$", "").split("/realms/", 2);
        return Map.of(
                "grid-mediation.oidc.server", parts[0], "grid-mediation.oidc.realm", parts.length == 2 ? parts[1] : "");
    }

    private Optional<String> value(String name) {
        return settings.read(name, String.class).filter(v -> !v.isBlank());
    }

    private static String variable(String name) {
        return name.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
    }
}
