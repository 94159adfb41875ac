package org.gridmediation.document;

import java.time.Instant;

/**
 * What was looked into before or beside the mediation.
 *
 * @param asked null when something was only looked at
 */
public record Inquiry(
        Instant beganAt,
        Instant endedAt,
        String place,
        String asked,
        String askedAs,
        String investigator,
        String recorder,
        String record) {}
