package org.gridmediation.dispute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.gridmediation.privacy.Vault;

/** Keeps what papers said of a case, before mediation begins anew and anything of it may be put right. */
@ApplicationScoped
public class CaseWordings {
    @Inject
    Disputes disputes;

    @Inject
    Vault vault;

    @Inject
    ObjectMapper mapper;

    @Inject
    Event<WordingChange> changes;

    /**
     * An agreement of the case says something else from now on.
     *
     * @param guarded the party that has another guardian, whom only what it has not signed yet names; null for what all of it names
     */
    public record WordingChange(Dispute dispute, UUID guarded) {}

    public CaseWording of(Dispute dispute) {
        return new CaseWording(
                dispute.title,
                dispute.description,
                dispute.place,
                dispute.type,
                disputes.parties(dispute).stream()
                        .map(p -> PartyWording.of(p, vault))
                        .toList());
    }

    /** Does what may put something right, and tells those whose papers it concerns. */
    public void change(Dispute dispute, Runnable change) {
        if (dispute.draftId == null) {
            change.run();
            return;
        }
        var before = of(dispute).onAgreement();
        change.run();
        if (!of(dispute).onAgreement().equals(before)) changes.fire(new WordingChange(dispute, null));
    }

    /** Who speaks for a party stands on its agreements, and not in this record. */
    public void changeGuardian(Dispute dispute, Party party) {
        changes.fire(new WordingChange(dispute, party.id));
    }

    /** What papers said of a party until it turned out to be somebody else. */
    public record FormerWording(Instant until, PartyWording wording) {}

    public List<FormerWording> former(Party party) {
        return party.formerSealed == null ? List.of() : List.of(open(party.formerSealed, FormerWording[].class));
    }

    /** Before it is taken for somebody else, which it is from then on. */
    public void keep(Party party, PartyWording was) {
        party.formerSealed =
                seal(Stream.concat(former(party).stream(), Stream.of(new FormerWording(party.identifiedAt, was)))
                        .toList());
    }

    public byte[] seal(CaseWording wording) {
        return seal((Object) wording);
    }

    public CaseWording open(byte[] sealed) {
        return open(sealed, CaseWording.class);
    }

    private byte[] seal(Object wording) {
        try {
            return vault.seal(mapper.writeValueAsString(wording));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what papers say of a case could not be kept", e);
        }
    }

    private <T> T open(byte[] sealed, Class<T> as) {
        try {
            return mapper.readerFor(as)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(vault.open(sealed));
        } catch (JsonProcessingException e) {
            // Its message would show what was read.
            throw new IllegalStateException("what papers said of a case could not be read");
        }
    }
}
