package org.gridmediation.feed;

/** What can happen to a record; of disputes the feed tells their steps. */
public enum ChangeType {
    CREATED,
    CHANGED,
    REMOVED
}
