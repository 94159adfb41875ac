package org.gridmediation.document;

import java.time.LocalDate;
import java.util.List;
import org.gridmediation.outcome.VisitMethod;

/**
 * A return visit. No resident reads its form, which says what officials fear and do about it.
 *
 * @param agreed the visit is about an agreement
 * @param at the time, or the day, in words
 * @param visited the parties who were visited
 * @param visitor empty where a file did not say
 */
public record Visit(
        boolean agreed,
        String at,
        VisitMethod method,
        List<Person> visited,
        boolean performed,
        int satisfaction,
        String note,
        String danger,
        boolean escalates,
        String measures,
        LocalDate nextOn,
        String visitor) {}
