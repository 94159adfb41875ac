package org.gridmediation.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.area.Tier;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.KeysetList;
import org.gridmediation.records.Records;

/** Finds residents, and opens what is sealed of them. */
@ApplicationScoped
public class Residents extends Records<Resident, UUID> {
    private static final KeysetList<Resident> NEWEST =
            KeysetList.descending(Resident.class, KeysetList.id("id", r -> r.id));

    @Inject
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Override
    protected String path(Resident resident) {
        return "/v1/residents/" + resident.id;
    }

    @Override
    protected int version(Resident resident) {
        return resident.version;
    }

    List<ResidentPhone> phoneRows(List<UUID> residents) {
        return ResidentPhone.<ResidentPhone>list("residentId in ?1 order by position", residents);
    }

    List<Resident> of(byte[] documentFingerprint) {
        return Resident.<Resident>list("documentFingerprint", documentFingerprint);
    }

    List<ResidentSummary> search(Search search, RowPaging paging) {
        if ((search.document() == null) == (search.phone() == null)) throw Problem.INVALID_BODY.at("", "ONE_OF_TWO");
        var found = search.document() != null
                ? of(vault.fingerprint(search.document().normalized()))
                : Resident.<Resident>find(
                                "id > ?1 and id in (select residentId from ResidentPhone where fingerprint = ?2) order by id",
                                paging.after(UUID::fromString, RowPaging.FIRST_ID),
                                vault.fingerprint(Phone.parse(search.phone()).value()))
                        .page(0, paging.wanted())
                        .list();
        return paging.rows(found, summaries(paging.shown(found)), r -> r.id);
    }

    public List<ResidentSummary> summaries(Collection<UUID> ids) {
        var found = Resident.<Resident>list("id in ?1", ids);
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

    Reveal.Revealed reveal(Resident resident, Reveal form) {
        journal.purpose(form.purpose());
        journal.revealed(null, form.fields());
        var fields = form.fields();
        return new Reveal.Revealed(
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
