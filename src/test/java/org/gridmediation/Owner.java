package org.gridmediation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Who owns the tables, and passes their policies: for what no request can do. */
public final class Owner {
    private Owner() {}

    public static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                config.getValue("grid-mediation.database.url", String.class),
                config.getValue("grid-mediation.database.owner-user", String.class),
                config.getValue("grid-mediation.database.owner-password", String.class));
    }

    public static void run(String sql) {
        try (var owner = connect();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
