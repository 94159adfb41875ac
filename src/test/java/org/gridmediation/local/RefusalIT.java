package org.gridmediation.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmediation.PackagedProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A start that cannot be ends at once, with one line that names the mend, and leaves nothing running. */
class RefusalIT {
    private final Map<String, String> settings = new HashMap<>();
    private Path folder;
    private Path data;

    @BeforeEach
    void ownFolder() throws Exception {
        folder = Files.createTempDirectory(Path.of("target"), "refusal-it-");
        data = folder.resolve("data");
        settings.put("grid-mediation.local.directory", data.toString());
        settings.put("grid-mediation.local.keycloak-port", String.valueOf(LocalServers.freePort()));
    }

    private List<String> refusal() throws Exception {
        return refusal(LocalServers.freePort());
    }

    private List<String> refusal(int port) throws Exception {
        try (var program = new PackagedProgram(settings, port, folder.resolve("log"), "-Xmx128m")) {
            assertThat(program.awaitExit()).isNotZero();
            assertThat(program.processes(data)).noneMatch(ProcessHandle::isAlive);
            return program.output().strip().lines().toList();
        }
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThat(refusal(port)).singleElement().asString().contains("Port " + port, "set QUARKUS_HTTP_PORT");
        }
    }

    @Test
    void keycloaksPortInUseIsNamedAndPostgresDoesNotStay() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("grid-mediation.local.keycloak-port", String.valueOf(taken.getLocalPort()));
            assertThat(refusal()).singleElement().asString().contains("GRID_MEDIATION_LOCAL_KEYCLOAK_PORT");
            assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void postgresPortInUseIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.put("grid-mediation.local.postgres-port", String.valueOf(taken.getLocalPort()));
            assertThat(refusal()).singleElement().asString().contains("GRID_MEDIATION_LOCAL_POSTGRES_PORT");
        }
    }

    @Test
    void aFileInPlaceOfTheFolder() throws Exception {
        Files.writeString(data, "not a folder");
        assertThat(refusal()).singleElement().asString().contains("GRID_MEDIATION_LOCAL_DIRECTORY");
    }

    @Test
    void rubbishInPlaceOfPostgresData() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/letter.txt"), "not a database");
        assertThat(refusal()).singleElement().asString().contains("not PostgreSQL's data", "delete");
    }

    @Test
    void dataOfAnotherPostgres() throws Exception {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "15\n");
        assertThat(refusal()).singleElement().asString().contains("another PostgreSQL", "delete");
    }

    @Test
    void brokenPostgresData() throws Exception {
        Files.createDirectories(data.resolve("postgres/global"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgres/global/pg_control"), "broken");
        assertThat(refusal()).singleElement().asString().contains("postgres.log", "delete " + data.toAbsolutePath());
    }

    @Test
    void productionNamesEverySettingThatIsMissing() throws Exception {
        settings.put("grid-mediation.production", "true");
        assertThat(refusal())
                .allMatch(line -> line.startsWith("GRID_MEDIATION_PRODUCTION=true needs GRID_MEDIATION_"))
                .hasSize(15);
        assertThat(data).doesNotExist();
    }

    /** Nothing that somebody set is overruled without a word: servers of one's own are told as a whole. */
    @Test
    void halfOfOnesOwnServersIsRefused() throws Exception {
        settings.put("grid-mediation.oidc.url", "http://localhost:1/realms/grid-mediation");
        assertThat(refusal())
                .allMatch(line -> line.startsWith("GRID_MEDIATION_OIDC_URL is set and GRID_MEDIATION_DATABASE_"))
                .hasSize(5);
        assertThat(data).doesNotExist();
    }
}
