package org.gridmediation.account;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How Keycloak is asked for accounts (grid-mediation.accounts.*). */
@ConfigMapping(prefix = "grid-mediation.accounts")
public interface AccountSettings {
    Duration retry();

    /** How long it may take to answer. */
    Duration patience();
}
