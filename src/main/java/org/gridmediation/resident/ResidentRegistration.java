package org.gridmediation.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.gridmediation.access.Caller;
import org.gridmediation.area.Areas;
import org.gridmediation.http.Days;
import org.gridmediation.http.Faults;
import org.gridmediation.http.Problem;
import org.gridmediation.journal.Journal;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;

/** Writes residents down: checked against their documents, sealed, and each document once. */
@ApplicationScoped
class ResidentRegistration {
    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Areas areas;

    @Inject
    Vault vault;

    @Inject
    Journal journal;

    @Inject
    Residents residents;

    @Inject
    Event<ResidentMoved> settled;

    @Inject
    Event<RegisterChange> registerChange;

    Resident register(NewResident form) {
        caller.mustCover(form.area());
        var resident = new Resident();
        resident.createdAt = Days.now();
        fill(resident, form);
        resident.persist();
        if (form.phones() != null) replacePhones(resident, form.phones());
        journal.about(resident.id);
        settled.fire(new ResidentMoved(resident.id, null, resident.area));
        return resident;
    }

    /** What an answer only shows masked cannot be sent back: a document or phones left out stay. */
    Resident change(UUID id, NewResident form) {
        var resident = residents.seen(id);
        caller.mustCover(form.area());
        if (!form.area().district().equals(resident.district))
            throw Problem.RULE_BROKEN.at("/area", "DISTRICT_CHANGED");
        var before = resident.area;
        fill(resident, form);
        // Phones live in rows of their own, so that a change of phones alone must still make a new version.
        entities.lock(resident, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        if (form.phones() == null) residents.phoneRows(List.of(id)).forEach(phone -> phone.belongsTo(resident.area));
        else replacePhones(resident, form.phones());
        if (!before.equals(resident.area)) settled.fire(new ResidentMoved(id, before, resident.area));
        registerChange.fire(new RegisterChange(List.of(id), resident.district));
        return resident;
    }

    private void fill(Resident resident, NewResident form) {
        var document = form.document() == null ? residents.document(resident) : form.document();
        var faults = new Faults();
        var particulars = PersonParticulars.of(form, document, faults);
        faults.raise();
        resident.sex = particulars.sex();
        resident.birthDate = particulars.birthDate();
        areas.mustTakeRecords(form.area());
        resident.belongsTo(form.area());
        resident.name = form.name().strip();
        resident.address = form.address();
        resident.household = form.household();
        if (form.document() == null) return;
        var fingerprint = vault.fingerprint(document.normalized());
        Problem.DUPLICATE_DOCUMENT.unlessFree(residents.of(fingerprint).stream()
                .filter(other -> !other.id.equals(resident.id))
                .map(other -> "/v1/residents/" + other.id));
        resident.documentType = document.type();
        resident.documentSealed = vault.seal(document.number());
        resident.documentFingerprint = fingerprint;
    }

    private void replacePhones(Resident resident, List<String> numbers) {
        residents.phoneRows(List.of(resident.id)).forEach(entities::remove);
        for (int i = 0; i < numbers.size(); i++) {
            var number = Phone.parse(numbers.get(i)).value();
            var phone = new ResidentPhone();
            phone.belongsTo(resident.area);
            phone.residentId = resident.id;
            phone.position = i;
            phone.sealed = vault.seal(number);
            phone.fingerprint = vault.fingerprint(number);
            phone.persist();
        }
    }
}
