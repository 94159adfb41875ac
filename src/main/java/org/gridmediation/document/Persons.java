package org.gridmediation.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.gridmediation.dispute.CaseWordings;
import org.gridmediation.dispute.CaseWordings.FormerWording;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.dispute.PartyWording;
import org.gridmediation.http.Days;
import org.gridmediation.party.Power;
import org.gridmediation.party.Profession;
import org.gridmediation.privacy.Vault;

/** The parties of a dispute as its papers name them, and who speaks for them. */
@ApplicationScoped
class Persons {
    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    CaseWordings caseWordings;

    /**
     * A party, as it was entered in the record.
     *
     * @param as who it is
     * @param added null when it was there from the beginning
     * @param removed it was named by mistake
     * @param before as it was until mediation was taken up again, or it turned out to be somebody else, each time
     */
    record Listed(
            PartyWording as,
            Person person,
            Instant added,
            boolean removed,
            GuardianHistory guardians,
            List<FormerParty> before) {
        UUID id() {
            return as.id();
        }

        Listed withoutContact() {
            return new Listed(
                    as,
                    person.withoutContact(),
                    added,
                    removed,
                    guardians,
                    before.stream()
                            .map(f -> new FormerParty(f.until, f.as, f.person.withoutContact(), f.round))
                            .toList());
        }

        /** As a paper has it that is about that time, and was recorded then. */
        Listed at(Instant then, Instant recorded) {
            var former = before(recorded, f -> true);
            var was = former.map(FormerParty::as).orElse(as);
            var guardian = guardians.at(
                    then, recorded, was, former.map(FormerParty::until).orElse(Instant.MAX));
            return new Listed(
                    as,
                    former.map(FormerParty::person).orElse(person).with(guardian, age(was.birthDate(), then)),
                    added,
                    removed && before(recorded, FormerParty::round).isEmpty(),
                    guardians,
                    before);
        }

        /** Whether what was recorded then was recorded of who it was when that round of mediation ended. */
        boolean isOf(Instant recorded) {
            var was = before(recorded, FormerParty::round).map(FormerParty::as).orElse(as);
            return was.identifiedAt() == null || recorded.isAfter(was.identifiedAt());
        }

        /** As the party was when it was last told of its rights; until then as it is. */
        Person told() {
            var told = person.told();
            if (told.isEmpty()) return person;
            var last = told.get(told.size() - 1);
            var was = at(last.at(), last.recordedAt()).person;
            // Whoever speaks for a child is often asked right after the notice.
            var sinceThen = before(last.recordedAt(), f -> true).isEmpty();
            return was.guardian() == null && sinceThen && Party.isMinor(as.birthDate(), Days.of(last.at()))
                    ? was.with(guardians.firstAfter(last.at(), as), was.age())
                    : was;
        }

        private Optional<FormerParty> before(Instant recorded, Predicate<FormerParty> which) {
            return before.stream()
                    .filter(which)
                    .filter(f -> !recorded.isAfter(f.until))
                    .findFirst();
        }
    }

    /** @param round whether mediation was taken up again then; or it turned out to be somebody else */
    record FormerParty(Instant until, PartyWording as, Person person, boolean round) {}

    record Copies(UUID party, long number) {}

    record Told(UUID party, Instant at, Channel method, boolean acknowledged, Instant recordedAt) {
        /** Whoever it was then. */
        Person.RightsTold of(List<FormerWording> before, PartyWording now) {
            var was = before.stream()
                    .filter(f -> !recordedAt.isAfter(f.until()))
                    .map(FormerWording::wording)
                    .findFirst()
                    .orElse(now);
            return new Person.RightsTold(at, recordedAt, method, acknowledged, CodeWords.role(was.role()) + was.name());
        }
    }

    record Speaker(
            UUID party,
            String name,
            String relation,
            Profession profession,
            String licence,
            Set<Power> powers,
            byte[] phone,
            LocalDate from,
            LocalDate until,
            Instant at) {}

    /**
     * In their order, those too that are no party any more: what was recorded about them stays.
     *
     * @param over null while the dispute goes on
     * @param recorded when that was written down
     */
    List<Listed> of(DisputeKey dispute, Instant reportedAt, Instant over, Instant recorded, FormerCases before) {
        var parties = Party.<Party>list("dispute = ?1 order by number", dispute);
        var copies =
                rows(Copies.class, dispute, """
                select p.id, count(*) from Attachment a join Party p on p.id = a.about and p.dispute = a.dispute
                where a.dispute = :dispute and a.kind = IDENTITY_COPY and a.withdrawnAt is null
                and (p.identifiedAt is null or a.at > p.identifiedAt) group by p.id""").stream().map(Copies::party).collect(Collectors.toSet());
        var joined = Parties.joined(dispute);
        var told = rows(Told.class, dispute, """
                select n.partyId, n.givenAt, n.method, n.acknowledged, n.at from Notice n
                where n.dispute = :dispute and n.kind = RIGHTS_AND_DUTIES order by n.givenAt, n.at, n.id""").stream().collect(Collectors.groupingBy(Told::party));
        var answers = rows(GuardianHistory.Answered.class, dispute, """
                select a.partyId, a.guardianName, a.at, coalesce(a.answeredAt, a.at) from Answer a where a.dispute = :dispute order by a.at, a.id""").stream()
                .collect(Collectors.groupingBy(GuardianHistory.Answered::party));
        var named = rows(GuardianHistory.Named.class, dispute, """
                select s.partyId, s.name, s.at, s.validFrom, s.validUntil, s.endedAt
                from Representative s where s.dispute = :dispute and s.kind = GUARDIAN order by s.validFrom, s.id""").stream()
                .collect(Collectors.groupingBy(GuardianHistory.Named::party));
        var last = over == null ? Days.now() : over;
        var known = over == null ? last : recorded;
        var persons = new ArrayList<Listed>();
        for (var party : parties) {
            var wordings = new ArrayList<FormerWording>(before.of(party.id));
            wordings.addAll(caseWordings.former(party));
            wordings.sort(Comparator.comparing(FormerWording::until));
            var as = PartyWording.of(party, vault);
            Function<PartyWording, Person> person = wording -> person(
                    wording,
                    reportedAt,
                    told.getOrDefault(party.id, List.of()).stream()
                            .filter(t -> wording.identifiedAt() == null || t.recordedAt.isAfter(wording.identifiedAt()))
                            .map(t -> t.of(wordings, as))
                            .toList(),
                    copies.contains(party.id));
            persons.add(new Listed(
                            as,
                            person.apply(as),
                            joined.get(party.id),
                            party.removedAt != null,
                            new GuardianHistory(
                                    reportedAt,
                                    answers.getOrDefault(party.id, List.of()),
                                    named.getOrDefault(party.id, List.of())),
                            wordings.stream()
                                    .map(w -> new FormerParty(
                                            w.until(),
                                            w.wording(),
                                            person.apply(w.wording()),
                                            before.hasEnd(w.until())))
                                    .toList())
                    .at(last, known));
        }
        return persons;
    }

    private static Person person(
            PartyWording wording, Instant reportedAt, List<Person.RightsTold> told, boolean identified) {
        return new Person(
                wording.number(),
                wording.role(),
                wording.kind() == PartyKind.ORGANIZATION,
                wording.name(),
                wording.sex(),
                wording.ethnicity(),
                age(wording.birthDate(), reportedAt),
                wording.occupation(),
                dialled(wording.phone()),
                wording.address(),
                wording.creditCode(),
                head(wording),
                null,
                told,
                identified);
    }

    List<Agent> agents(DisputeKey dispute, PartyHistory parties) {
        return rows(Speaker.class, dispute, """
                select s.partyId, s.name, s.relation, s.profession, s.licence, s.powers, s.phoneSealed, s.validFrom, s.validUntil, s.at
                from Representative s where s.dispute = :dispute and s.kind = AGENT order by s.validFrom, s.id""").stream()
                .filter(s -> parties.isOf(s.party, s.at))
                .map(s -> new Agent(
                        s.at,
                        parties.recorded(s.at).name(s.party),
                        s.name,
                        s.relation,
                        s.profession,
                        s.licence,
                        dialled(s.phone == null ? null : vault.open(s.phone)),
                        s.powers.stream().sorted().toList(),
                        s.from,
                        s.until))
                .toList();
    }

    private static Integer age(LocalDate birthDate, Instant then) {
        return birthDate == null
                ? null
                : Period.between(birthDate, Days.of(then)).getYears();
    }

    private static String head(PartyWording wording) {
        if (wording.representativeName() == null) return null;
        var position = wording.representativePosition();
        return wording.representativeName() + (position == null ? "" : "（" + position + "）");
    }

    /** As it is dialled in the country: a mobile as it is, a landline with the nought of its area code. */
    private static String dialled(String number) {
        if (number == null || !number.startsWith("+86")) return number;
        var national = number.substring(3);
        return national.matches("1\\d{10}") ? national : "0" + national;
    }

    private <T> List<T> rows(Class<T> row, DisputeKey dispute, String query) {
        return entities.createQuery(query, row).setParameter("dispute", dispute).getResultList();
    }
}
