package org.gridmediation.access;

/**
 * The first wall's conditions, for a static restriction on each entity whose rows lie somewhere. They read what the transaction says of its caller
 * ({@link Scope}), and a transaction that says nothing sees no row. The text never changes, so that query plans are kept.
 */
public final class Wall {
    /** A wall's condition stands between these two: the same rows, but the planner expects nearly all to pass, and keeps to the list's index. */
    private static final String BEGIN = "nullif(";

    private static final String END = ", false) is not null";

    private static final String AREA = "nullif(current_setting('app.area', true), '')";
    private static final String STAFF = "nullif(current_setting('app.staff', true), '')";
    private static final String OWN = "nullif(current_setting('app.own', true), '')";

    /** A resident's transaction names the account that applies. */
    private static final String BY_STAFF = "nullif(current_setting('app.applicant', true), '') is null";

    private static final String IS_INSIDE = "area between " + AREA + " and " + AREA + " || '~'";

    private static final String IS_SHARED =
            BY_STAFF + " and (" + IS_INSIDE + " or strpos(shared_with, ' ' || " + AREA + ") > 0)";

    /** In the caller's area. */
    public static final String INSIDE = BEGIN + IS_INSIDE + END;

    /** In the caller's area, or in one around it. */
    public static final String AROUND = BEGIN + IS_INSIDE + " or " + AREA + " between area and area || '~'" + END;

    /** A dispute in the caller's area or handed to it, or a resident's own. */
    public static final String DISPUTE = BEGIN + IS_SHARED + " or strpos(" + OWN + ", ' ' || id) > 0" + END;

    /** A part of such a dispute. */
    public static final String PART = BEGIN + IS_SHARED + " or strpos(" + OWN + ", ' ' || dispute_id) > 0" + END;

    /** A part that only its dispute's mediators see. */
    public static final String MEDIATORS = BEGIN + IS_SHARED + " and strpos(mediators, ' ' || " + STAFF + ") > 0" + END;

    private Wall() {}
}
