package org.gridmediation.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.AreaRecords;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;

/** Finds residents, and opens what is sealed of them. */
@ApplicationScoped
public class Residents extends AreaRecords<Resident> {
    private static final KeysetList<Resident> NEWEST =
            KeysetList.descending(Resident.class, KeysetList.id("id", r -> r.id));

    @Inject
    EntityManager entities;

    @Inject
    Vault vault;

    Residents() {
        super(Resident.class);
    }

    @Override
    protected String path(Resident resident) {
        return "/v1/residents/" + resident.id;
    }

    @Override
    protected int version(Resident resident) {
        return resident.version;
    }

    List<ResidentPhone> phoneRows(List<UUID> residents) {
        return new Conditions()
                .and("residentId in :residents", "residents", residents)
                .inDistrict(caller.area())
                .query("from ResidentPhone", ResidentPhone.class, "position")
                .getResultList();
    }

    List<Resident> of(byte[] documentFingerprint) {
        return new Conditions()
                .is("documentFingerprint", documentFingerprint)
                .inDistrict(caller.area())
                .query("from Resident", Resident.class)
                .getResultList();
    }

    List<ResidentSummary> search(Search search, RowPaging paging) {
        if ((search.document() == null) == (search.phone() == null)) throw Problem.INVALID_BODY.at("", "ONE_OF_TWO");
        var found = search.document() != null
                ? of(vault.fingerprint(search.document().normalized()))
                : with(Phone.parse(search.phone()), paging);
        return paging.rows(found, summaries(paging.shown(found)), r -> r.id);
    }

    private List<Resident> with(Phone phone, RowPaging paging) {
        var after = paging.after(UUID::fromString, RowPaging.FIRST_ID);
        return new Conditions()
                .and("id > :after", "after", after)
                .and(
                        "(district, id) in (select p.district, p.residentId from ResidentPhone p where p.fingerprint = :phone)",
                        "phone",
                        vault.fingerprint(phone.value()))
                .inDistrict(caller.area())
                .query("from Resident", Resident.class, "id")
                .setMaxResults(paging.wanted())
                .getResultList();
    }

    public List<ResidentSummary> summaries(Collection<UUID> ids) {
        var found = new Conditions()
                .and("id in :ids", "ids", ids)
                .inDistrict(caller.area())
                .query("from Resident", Resident.class)
                .getResultList();
        return found.stream().map(summaries(found)).toList();
    }

    /** The phones of a whole page are read at once. */
    private Function<Resident, ResidentSummary> summaries(List<Resident> residents) {
        var phones = phoneRows(residents.stream().map(r -> r.id).toList()).stream()
                .collect(Collectors.groupingBy(
                        p -> p.residentId, Collectors.mapping(p -> vault.open(p.sealed), Collectors.toList())));
        return r -> new ResidentSummary(r, documentNumber(r), phones.getOrDefault(r.id, List.of()));
    }

    ResidentDetail detail(Resident resident) {
        entities.flush();
        return new ResidentDetail(resident, documentNumber(resident), phones(resident));
    }

    Reveal.RevealedResident reveal(Resident resident, Reveal form) {
        journal.purpose(form.purpose());
        journal.revealed(null, form.fields());
        var fields = form.fields();
        return new Reveal.RevealedResident(
                fields.contains(Reveal.Field.NAME) ? resident.name : null,
                fields.contains(Reveal.Field.BIRTH_DATE) ? resident.birthDate : null,
                fields.contains(Reveal.Field.DOCUMENT) ? documentNumber(resident) : null,
                fields.contains(Reveal.Field.PHONES) ? phones(resident) : null);
    }

    private String documentNumber(Resident resident) {
        return resident.documentSealed == null ? null : vault.open(resident.documentSealed);
    }

    IdentityDocument document(Resident resident) {
        return resident.documentSealed == null
                ? null
                : new IdentityDocument(resident.documentType, documentNumber(resident));
    }

    private List<String> phones(Resident resident) {
        return phoneRows(List.of(resident.id)).stream()
                .map(p -> vault.open(p.sealed))
                .toList();
    }

    public Paged<ResidentSummary> list(AreaCode area, String household, Boolean minor, Paging paging) {
        if (area != null) caller.mustCover(area);
        var within = area == null ? caller.area() : area;
        var conditions = !Tier.CITY.isAbove(within.tier())
                ? new Conditions().beginning("district", within)
                : new Conditions().inArea(within);
        conditions.equal("household", household);
        if (minor != null)
            conditions.and(
                    "birthDate " + (minor ? ">" : "<=") + " :adultSince",
                    "adultSince",
                    Days.today().minusYears(18));
        var rows = NEWEST.rows(conditions, paging);
        return NEWEST.page(conditions, paging, rows, summaries(rows));
    }
}
