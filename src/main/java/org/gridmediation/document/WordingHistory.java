package org.gridmediation.document;

import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What a case said it was about, over its time.
 *
 * @param typeName the name of a type by its code
 */
record WordingHistory(Wording now, FormerCases before, UnaryOperator<String> typeName) {
    /** As what was recorded then says it. */
    Wording at(Instant recorded) {
        return before.at(recorded)
                .map(w -> new Wording(w.title(), w.description(), w.place(), typeName.apply(w.type())))
                .orElse(now);
    }
}
