package org.gridmediation.feed;

import java.time.Duration;
import java.util.Set;

/**
 * What came of an attempt to deliver.
 *
 * @param status of the receiver's answer; 0 when there was none
 * @param trouble why there was none, or what is wrong with the answer; null when it was taken
 * @param retryAfter what the receiver asks for; null when it does not
 */
record DeliveryResult(int status, String trouble, Duration retryAfter, long millis) {
    /** The receiver does not want this one, and will not later: others may go on. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 415, 422);

    static DeliveryResult of(int status, String retryAfter, long millis) {
        if (status >= 200 && status < 300) return new DeliveryResult(status, null, null, millis);
        var trouble = status >= 300 && status < 400 ? "REDIRECTED" : "STATUS";
        var wait = retryAfter != null && retryAfter.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : null;
        return new DeliveryResult(status, trouble, wait, millis);
    }

    static DeliveryResult none(String trouble, long millis) {
        return new DeliveryResult(0, trouble, null, millis);
    }

    boolean isTaken() {
        return trouble == null;
    }

    boolean isRefusal() {
        return REFUSALS.contains(status);
    }

    boolean isGone() {
        return status == 410;
    }
}
