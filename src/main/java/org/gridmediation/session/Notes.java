package org.gridmediation.session;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeEvent;
import org.gridmediation.http.Days;
import org.gridmediation.http.RowPaging;
import org.gridmediation.privacy.Vault;

/** Writes and shows confidential notes, and hands them to whoever mediates next. They are on no timeline and in no document. */
@ApplicationScoped
class Notes {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    NoteDetail.NoteWritten write(Dispute dispute, NewNote form) {
        var note = new Note();
        note.belongsTo(dispute);
        note.mediators = dispute.mediators();
        note.staffId = caller.staffId();
        note.sealed = vault.seal(form.text());
        note.at = Days.now();
        note.persist();
        dispute.confidedTo = note.mediators;
        entities.flush();
        return new NoteDetail.NoteWritten(note.id, note.at, dispute.id, dispute.version);
    }

    /** Ids are in the order of time. */
    List<NoteDetail> of(Dispute dispute, RowPaging paging) {
        var rows = Note.<Note>find(
                        "dispute = ?1 and id > ?2 order by id",
                        dispute.key(),
                        paging.after(UUID::fromString, RowPaging.FIRST_ID))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, n -> new NoteDetail(n.id, vault.open(n.sealed), n.at, n.staffId), n -> n.id);
    }

    /** The next mediators see what was written before; who was taken off no longer does. */
    void readdress(@Observes @Priority(DisputeEvent.NOTES) DisputeEvent event) {
        var dispute = event.dispute();
        if (dispute.confidedTo == null || dispute.confidedTo.equals(dispute.mediators())) return;
        dispute.confidedTo = dispute.mediators();
        entities.flush();
        entities.createNativeQuery("select address_notes(:dispute, :district, :mediators)")
                .setParameter("dispute", dispute.id)
                .setParameter("district", dispute.district)
                .setParameter("mediators", dispute.mediators())
                .getSingleResult();
    }
}
