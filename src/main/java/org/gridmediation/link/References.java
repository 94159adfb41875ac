package org.gridmediation.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.dispute.Action;
import org.gridmediation.dispute.Dispute;
import org.gridmediation.dispute.DisputeSummary;
import org.gridmediation.dispute.Disputes;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.http.Days;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.records.Conditions;

/** Keeps the numbers of other systems, each with one dispute. */
@ApplicationScoped
class References {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Disputes disputes;

    /** Ids are in the order of time. */
    List<ReferenceDetail> of(Dispute dispute, RowPaging paging) {
        var rows = Reference.<Reference>find(
                        "dispute = ?1 and removedAt is null and id > ?2 order by id",
                        dispute.key(),
                        paging.after(UUID::fromString, RowPaging.FIRST_ID))
                .page(0, paging.wanted())
                .list();
        return paging.rows(rows, ReferenceDetail::new, r -> r.id);
    }

    /** A number that a dispute out of sight has is refused by the table's key, without telling where it is. */
    ReferenceDetail add(UUID id, ExternalNumber form) {
        var dispute = disputes.change(id, Action.ADD_REFERENCE);
        form.check();
        Problem.REFERENCE_TAKEN.unlessFree(of(form).stream()
                .filter(taken -> taken.district.equals(dispute.district))
                .map(taken -> "/v1/disputes/" + taken.disputeId()));
        var reference = new Reference();
        reference.belongsTo(dispute);
        reference.system = form.system();
        reference.systemName = form.normalizedSystemName();
        reference.number = form.number().strip();
        reference.normalized = form.normalized();
        reference.at = Days.now();
        reference.byPost = caller.post().id();
        reference.persist();
        entities.flush();
        dispute.numbers++;
        disputes.note(dispute, TimelineStep.REFERENCE_ADDED, reference.id);
        return new ReferenceDetail(reference);
    }

    Dispute remove(UUID id, UUID referenceId) {
        var dispute = disputes.change(id, Action.REMOVE_REFERENCE);
        var reference = Reference.<Reference>find(
                        "id = ?1 and dispute = ?2 and removedAt is null", referenceId, dispute.key())
                .firstResultOptional()
                .orElseThrow(Problem.NOT_FOUND::exception);
        reference.removedAt = Days.now();
        dispute.numbers--;
        disputes.note(dispute, TimelineStep.REFERENCE_REMOVED, referenceId);
        return dispute;
    }

    List<DisputeSummary> find(ExternalNumber form) {
        form.check();
        var found = of(form).stream().map(r -> r.disputeId()).toList();
        return new Conditions()
                .and("id in :found", "found", found)
                .inDistrict(caller.area())
                .query("from Dispute", Dispute.class)
                .getResultStream()
                .map(disputes::summary)
                .toList();
    }

    /** A number is one dispute's in its district. */
    private List<Reference> of(ExternalNumber form) {
        return new Conditions()
                .is("system", form.system())
                .is("normalized", form.normalized())
                .is("systemName", form.normalizedSystemName())
                .and("removedAt is null")
                .inDistrict(caller.area())
                .query("from Reference", Reference.class)
                .getResultList();
    }
}
