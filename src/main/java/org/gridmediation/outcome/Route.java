package org.gridmediation.outcome;

import java.util.List;

/** The ways that stay open to the parties (人民调解法 art. 3, 26). */
public enum Route {
    ARBITRATION,
    ADMINISTRATIVE,
    COURT;

    /** By their names, as a notice keeps them. */
    public static List<Route> of(List<?> names) {
        return names.stream().map(name -> valueOf(name.toString())).toList();
    }
}
