package org.gridmediation.http;

import java.util.HashMap;
import java.util.Map;

/** How many requests are at work, together and of each caller: one caller alone never takes all places. */
final class Places {
    private final int most;
    private final int share;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Places(int most, int share) {
        this.most = most;
        this.share = share;
    }

    /** @return what is in the way, or null: then the place is to be given back */
    synchronized Problem take(String caller) {
        if (taken.getOrDefault(caller, 0) >= share) return Problem.TOO_MANY_REQUESTS;
        if (all >= most) return Problem.OVERLOADED;
        all++;
        taken.merge(caller, 1, Integer::sum);
        return null;
    }

    synchronized void giveBack(String caller) {
        all--;
        taken.computeIfPresent(caller, (c, count) -> count == 1 ? null : count - 1);
    }
}
