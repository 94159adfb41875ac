package org.gridmediation.dispute;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
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

    /** An agreement of the case says something else from now on. */
    public record WordingChange(Dispute dispute) {}

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
        var before = of(dispute).onAgreement();
        change.run();
        if (!of(dispute).onAgreement().equals(before)) changes.fire(new WordingChange(dispute));
    }

    public byte[] seal(CaseWording wording) {
        try {
            return vault.seal(mapper.writeValueAsString(wording));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what papers say of a case could not be kept", e);
        }
    }

    public CaseWording open(byte[] sealed) {
        try {
            return mapper.readValue(vault.open(sealed), CaseWording.class);
        } catch (JsonProcessingException e) {
            // Its message would show what was read.
            throw new IllegalStateException("what papers said of a case could not be read");
        }
    }
}
