package org.gridmediation.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where webhooks may lead, and how a delivery is tried again (grid-mediation.webhooks.*). */
@ConfigMapping(prefix = "grid-mediation.webhooks")
interface WebhookSettings {
    /** How often new changes are looked for. */
    Duration look();

    /** Private networks that a receiver may stand in. */
    Optional<List<String>> networks();

    /** Certificates of further authorities. */
    Optional<Path> authorities();

    /** How long a receiver may take. */
    Duration patience();

    Duration firstRetry();

    @WithDefault("1H")
    Duration lastRetry();

    /** After this time without success the webhook is paused. */
    @WithDefault("3D")
    Duration giveUp();

    /** How many a post may have, paused ones included: each is looked at again and again. */
    @WithDefault("20")
    int most();

    /** How long the former secret still signs. */
    @WithDefault("24H")
    Duration formerSecret();
}
