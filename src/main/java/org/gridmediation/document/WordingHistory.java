package org.gridmediation.document;

import java.time.Instant;

/** What a case said it was about, over its time. */
record WordingHistory(Wording now, FormerCases before) {
    /** As what was recorded then says it. */
    Wording at(Instant recorded) {
        return before.at(recorded).orElse(now);
    }
}
