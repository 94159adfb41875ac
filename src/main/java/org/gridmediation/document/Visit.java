package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.outcome.VisitMethod;

/**
 * A return visit. What officials think may come of it, and what they do about that, is no part of what the visited sign; the chronicle has it.
 *
 * @param agreed the visit is about an agreement
 * @param visited the parties who were visited
 */
public record Visit(
        boolean agreed,
        Instant at,
        VisitMethod method,
        List<Person> visited,
        boolean performed,
        int satisfaction,
        String note,
        LocalDate nextOn,
        String visitor) {}
