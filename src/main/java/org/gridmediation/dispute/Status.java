package org.gridmediation.dispute;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where a dispute is in its life. */
public enum Status {
    REPORTED,
    ACCEPTED,
    NOT_ACCEPTED,
    TRANSFERRED,
    REFERRED,
    IN_MEDIATION,
    AGREED,
    FAILED,
    TERMINATED,
    WITHDRAWN,
    FULFILLED,
    BREACHED,
    /** Another report of a dispute that is on record; counted with it. */
    DUPLICATE,
    /** Handled together with another dispute, and counted with it. */
    MERGED,
    ARCHIVED;

    /** Still to be mediated. */
    public static final Set<Status> OPEN = Collections.unmodifiableSet(EnumSet.of(REPORTED, ACCEPTED, IN_MEDIATION));

    /** Still to be mediated, here or wherever it is on its way to: a party can end it. */
    public static final Set<Status> UNFINISHED =
            Collections.unmodifiableSet(EnumSet.of(REPORTED, ACCEPTED, IN_MEDIATION, TRANSFERRED));

    /** Mediation was held and is over. */
    public static final Set<Status> ENDED =
            Collections.unmodifiableSet(EnumSet.of(AGREED, FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN));

    public static final Set<Status> ENDED_OR_DECLINED = Collections.unmodifiableSet(
            EnumSet.of(AGREED, FULFILLED, BREACHED, FAILED, TERMINATED, WITHDRAWN, NOT_ACCEPTED));

    /** Still to be mediated, or its agreement to be performed. */
    public static final Set<Status> LIVE =
            Collections.unmodifiableSet(EnumSet.of(REPORTED, ACCEPTED, IN_MEDIATION, AGREED));

    /** Neither archived nor counted with another. */
    public static final Set<Status> GOING_ON =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DUPLICATE, MERGED, ARCHIVED)));

    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
