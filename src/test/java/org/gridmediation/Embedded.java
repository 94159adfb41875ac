package org.gridmediation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.gridmediation.local.LocalServers;

/** The same servers that a newcomer runs, on free ports, once for all tests. */
public class Embedded implements QuarkusTestResourceLifecycleManager {
    private static LocalServers servers;

    @Override
    public synchronized Map<String, String> start() {
        if (servers == null) {
            try {
                var directory = Path.of("target", "test-servers-" + ProcessHandle.current().pid());
                servers = LocalServers.start(directory, 0, LocalServers.freePort(), LocalServers.freePort());
                Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        var settings = new HashMap<>(servers.settings());
        settings.put("grid-mediation.limits.per-second", "100000");
        return settings;
    }

    static Map<String, String> settings() {
        return servers.settings();
    }

    @Override
    public void stop() {
        // Other test classes with another profile go on with them; the hook ends them.
    }
}
