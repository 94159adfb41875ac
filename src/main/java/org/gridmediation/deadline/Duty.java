package org.gridmediation.deadline;

/** Whom a clock waits for while nobody else was named; once an organization holds the dispute, for that organization. */
enum Duty {
    /** The officers of the area where it was reported. */
    OFFICERS,
    /** Those who take disputes on in its community. */
    COMMITTEE,
    /** Whom a transfer was offered to; of one to a body outside, the sender, who is told by it. */
    RECEIVER,
    /** The assigned mediator, as long as the mediation is open. */
    MEDIATOR
}
