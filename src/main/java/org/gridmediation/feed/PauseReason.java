package org.gridmediation.feed;

/** Why nothing is delivered. */
public enum PauseReason {
    /** Not begun yet. */
    NEW,
    /** Somebody wanted it. */
    ASKED,
    /** The receiver did not take anything for days. */
    FAILING,
    /** The receiver said that it is gone for good (410). */
    GONE,
    /** The client's post has ended. */
    POST_ENDED,
    /** What comes next is no longer kept: a replay must say from where. */
    CURSOR_EXPIRED
}
