package org.gridmediation.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gridmediation.party.Power;
import org.gridmediation.party.Profession;

/**
 * Who speaks for a party.
 *
 * @param at when that was recorded
 * @param of the name of the party that gave the power
 */
public record Agent(
        Instant at,
        String of,
        String name,
        String relation,
        Profession profession,
        String licence,
        String phone,
        List<Power> powers,
        LocalDate from,
        LocalDate until) {}
