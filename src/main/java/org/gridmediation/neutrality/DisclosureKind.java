package org.gridmediation.neutrality;

/** What ties a mediator to a party, as somebody said: a near relative is barred, any other interest needs a decision. */
public enum DisclosureKind {
    RELATIVE,
    BUSINESS,
    DEBT,
    FRIEND_OR_FOE,
    ACTED_IN_THE_MATTER,
    OTHER
}
