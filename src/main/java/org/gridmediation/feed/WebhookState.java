package org.gridmediation.feed;

public enum WebhookState {
    ACTIVE,
    PAUSED,
    ENDED
}
