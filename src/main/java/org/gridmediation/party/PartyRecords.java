package org.gridmediation.party;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.gridmediation.dispute.Answer;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeKey;
import org.gridmediation.dispute.Hearings;
import org.gridmediation.dispute.Parties;
import org.gridmediation.dispute.Party;
import org.gridmediation.dispute.PartyKind;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.privacy.MaskedAddress;
import org.gridmediation.privacy.MaskedName;
import org.gridmediation.privacy.MaskedNumber;
import org.gridmediation.privacy.MaskedPhone;
import org.gridmediation.privacy.Vault;

/** Puts together what is known of a party. */
@ApplicationScoped
public class PartyRecords implements Hearings {
    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    @Inject
    Journal journal;

    /** Also one that was struck out: what was done stays readable. */
    Party party(Dispute dispute, UUID id) {
        return Party.<Party>find("id = ?1 and dispute = ?2", id, dispute.key())
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
    }

    PartyRecord of(Dispute dispute, Party p) {
        entities.flush();
        var occasions = occasions(dispute.key());
        return new PartyRecord(
                p.id,
                dispute.id,
                p.number,
                p.role,
                p.kind,
                p.residentId,
                p.kind == PartyKind.ORGANIZATION ? new MaskedName(p.name) : MaskedName.of(p.name),
                p.isMinorOn(Days.today()),
                p.creditCode,
                MaskedName.of(p.representativeName),
                p.representativePosition,
                p.sex(),
                p.ethnicity,
                p.occupation,
                p.workplace,
                MaskedPhone.of(p.phone(vault)),
                MaskedAddress.of(p.address(vault)),
                p.documentType,
                MaskedNumber.of(open(p.documentSealed)),
                p.consented,
                p.consentedAt,
                MaskedName.of(p.guardianName),
                p.removedAt,
                parts(Answer.class, p).stream()
                        .map(PartyRecord.PartyAnswer::new)
                        .toList(),
                parts(Representative.class, p).stream()
                        .map(r -> new PartyRecord.Spokesperson(r, open(r.phoneSealed)))
                        .toList(),
                parts(Notice.class, p).stream()
                        .map(PartyRecord.PartyNotice::new)
                        .toList(),
                parts(Contact.class, p).stream()
                        .map(PartyRecord.PartyContact::new)
                        .toList(),
                occasions.stream()
                        .flatMap(o -> o.statements().stream()
                                .filter(s -> s.partyId().equals(p.id))
                                .map(s -> new PartyRecord.PartyStatement(o.id(), o.heldAt(), s.text())))
                        .toList(),
                occasions.stream()
                        .flatMap(o -> o.attendance().stream()
                                .filter(a -> a.partyId().equals(p.id))
                                .map(a -> new PartyRecord.PartyAttendance(o.id(), o.heldAt(), a)))
                        .toList(),
                dispute.version);
    }

    PartyReveal.RevealedParty reveal(Party party, PartyReveal form) {
        journal.purpose(form.purpose());
        journal.revealed(party.id, form.fields());
        var fields = form.fields();
        return new PartyReveal.RevealedParty(
                fields.contains(PartyReveal.Field.NAME) ? party.name : null,
                fields.contains(PartyReveal.Field.PHONE) ? party.phone(vault) : null,
                fields.contains(PartyReveal.Field.ADDRESS) ? party.address(vault) : null,
                fields.contains(PartyReveal.Field.DOCUMENT) ? open(party.documentSealed) : null);
    }

    private String open(byte[] sealed) {
        return sealed == null ? null : vault.open(sealed);
    }

    private <T> List<T> parts(Class<T> kind, Party party) {
        return entities.createQuery("where dispute = :dispute and partyId = :party order by at, id", kind)
                .setParameter("dispute", party.dispute)
                .setParameter("party", party.id)
                .getResultList();
    }

    /**
     * Whether it was there when the parties sat together, or said or signed anything that was written down.
     *
     * @param identified since when it was who it was; null for from the beginning
     */
    boolean hasTakenPart(Party party, Instant identified) {
        return has("from Investigation where dispute = ?1 and askedParty = ?2", party)
                || has("from FactMark where dispute = ?1 and partyId = ?2", party)
                || hasMet(party, since(party, identified, Parties.joined(party.dispute)), occasions(party.dispute));
    }

    private boolean has(String which, Party party) {
        return entities.createQuery("select count(*) " + which, Long.class)
                        .setParameter(1, party.dispute)
                        .setParameter(2, party.id)
                        .getSingleResult()
                > 0;
    }

    /** Those of them who have taken part since they were who they are. */
    public Set<UUID> heard(List<Party> parties) {
        return parties.stream()
                .filter(p -> hasTakenPart(p, p.identifiedAt))
                .map(p -> p.id)
                .collect(Collectors.toSet());
    }

    private static Instant since(Party party, Instant identified, Map<UUID, Instant> joined) {
        return identified == null ? joined.getOrDefault(party.id, Instant.EPOCH) : identified;
    }

    private static boolean hasMet(Party party, Instant since, List<Occasion> occasions) {
        return occasions.stream().anyMatch(o -> o.had(party, since));
    }

    @Override
    public Instant last(Dispute dispute, Party party) {
        if (dispute.sessions == 0) return null;
        var since = since(party, party.identifiedAt, Parties.joined(dispute.key()));
        return occasions(dispute.key()).stream()
                .filter(o -> dispute.reopenedAt == null || !o.heldAt.isBefore(dispute.reopenedAt))
                .filter(o -> o.had(party, since))
                .map(Occasion::heldAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public Instant lastMark(Party party) {
        return entities.createQuery("""
                        select max(m.at) from AgreementMark m where m.dispute = :dispute and m.partyId = :party and m.recordedAt > :identified""", Instant.class)
                .setParameter("dispute", party.dispute)
                .setParameter("party", party.id)
                .setParameter("identified", party.identifiedAt == null ? Instant.EPOCH : party.identifiedAt)
                .getSingleResult();
    }

    record Occasion(
            UUID id,
            Instant heldAt,
            Instant at,
            List<Statement> statements,
            List<Attendance> attendance,
            boolean withParties) {
        /** Whose presence nobody noted was there, if it was a party by then. */
        boolean had(Party party, Instant since) {
            return statements.stream().anyMatch(s -> s.partyId().equals(party.id))
                    || attendance.stream()
                            .anyMatch(a -> a.partyId().equals(party.id) && a.presence() != Presence.ABSENT)
                    || withParties
                            && !since.isAfter(at)
                            && attendance.stream().noneMatch(a -> a.partyId().equals(party.id));
        }
    }

    private List<Occasion> occasions(DisputeKey dispute) {
        return entities.createQuery(
                        "select id, heldAt, at, statements, attendance, kind in (MEDIATION, STATEMENTS) from Session where dispute = :dispute order by number",
                        Occasion.class)
                .setParameter("dispute", dispute)
                .getResultList();
    }
}
