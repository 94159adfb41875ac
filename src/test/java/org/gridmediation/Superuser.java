package org.gridmediation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** May see and do everything in an embedded PostgreSQL; the password stands in its folder. */
public final class Superuser {
    private Superuser() {}

    /** @param settings of embedded servers */
    public static Connection connect(Map<String, String> settings) throws SQLException {
        return connect(settings, "grid");
    }

    public static Connection connect(Map<String, String> settings, String database) throws SQLException {
        return connect(
                Path.of(settings.get("grid-mediation.storage.directory")).getParent(),
                Text.part(settings.get("grid-mediation.database.url"), "^(.*/)") + database);
    }

    /** @param folder the data folder of the embedded servers */
    public static Connection connect(Path folder, String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", password(folder, "postgres"));
    }
    /** The password that somebody else has with the embedded servers. */
    static String key(Map<String, String> settings, String name) {
        return password(
                Path.of(settings.get("grid-mediation.storage.directory")).getParent(), name);
    }

    /** @param name of a role, or another that keys.properties has */
    public static String password(Path folder, String name) {
        var keys = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("keys.properties"))) {
            keys.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys.getProperty(name);
    }
}
