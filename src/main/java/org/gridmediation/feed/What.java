package org.gridmediation.feed;

/** What can happen to a record; of disputes the feed tells their steps. */
public enum What {
    CREATED,
    CHANGED,
    REMOVED
}
