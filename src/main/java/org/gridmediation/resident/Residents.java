package org.gridmediation.resident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmediation.access.Caller;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Paged;
import org.gridmediation.http.Paging;
import org.gridmediation.http.Problem;
import org.gridmediation.http.RowPaging;
import org.gridmediation.journal.Journal;
import org.gridmediation.privacy.Phone;
import org.gridmediation.privacy.Vault;

/** Finds residents, and opens what is sealed of them. */
@ApplicationScoped
public class Residents {
    @Inject
    EntityManager session;

    @Inject
    Caller caller;

    @Inject
    Vault vault;

    @Inject
    Journal journal;

    Resident get(UUID id) {
        journal.about(id);
        return byId(id).getResultStream().findFirst().orElseThrow(Problem.NOT_FOUND::exception);
    }

    TypedQuery<Resident> byId(UUID id) {
        return session.createQuery("from Resident where id = :id", Resident.class)
                .setParameter("id", id);
    }

    List<ResidentPhone> phoneRows(List<UUID> residents) {
        return session.createQuery(
                        "from ResidentPhone where residentId in :residents order by position", ResidentPhone.class)
                .setParameter("residents", residents)
                .getResultList();
    }

    List<Resident> of(byte[] documentFingerprint) {
        return session.createQuery("from Resident where documentFingerprint = :fingerprint", Resident.class)
                .setParameter("fingerprint", documentFingerprint)
                .getResultList();
    }

    List<ResidentSummary> find(Search search, RowPaging paging) {
        if ((search.document() == null) == (search.phone() == null)) throw Problem.INVALID_BODY.at("", "ONE_OF_TWO");
        var found = search.document() != null
                ? of(vault.fingerprint(search.document().normalized()))
                : session.createQuery(
                                "from Resident where id > :after and id in (select residentId from ResidentPhone where fingerprint = :fingerprint) order by id",
                                Resident.class)
                        .setParameter("after", paging.after(UUID::fromString, RowPaging.FIRST_ID))
                        .setParameter(
                                "fingerprint",
                                vault.fingerprint(Phone.parse(search.phone()).value()))
                        .setMaxResults(paging.wanted())
                        .getResultList();
        return paging.rows(found, summaries(paging.shown(found)), r -> r.id);
    }

    public List<ResidentSummary> summaries(Collection<UUID> ids) {
        var found = session.createQuery("from Resident where id in :ids", Resident.class)
                .setParameter("ids", ids)
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
        session.flush();
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
        var after = paging.after(1);
        var builder = session.getCriteriaBuilder();
        var query = builder.createQuery(Resident.class);
        var row = query.from(Resident.class);
        var conditions = conditions(area, household, minor, builder, row);
        if (!after.isEmpty()) conditions.add(builder.lessThan(row.<UUID>get("id"), paging.id(after.get(0))));
        query.where(conditions.toArray(Predicate[]::new)).orderBy(builder.desc(row.get("id")));
        var rows = session.createQuery(query).setMaxResults(paging.limit + 1).getResultList();
        return paging.page(rows, summaries(rows), r -> List.of(r.id), () -> {
            var counting = builder.createQuery(UUID.class);
            var counted = counting.from(Resident.class);
            counting.select(counted.get("id"))
                    .where(conditions(area, household, minor, builder, counted).toArray(Predicate[]::new));
            return session.createQuery(counting)
                    .setMaxResults(Paging.counted())
                    .getResultList()
                    .size();
        });
    }

    private List<Predicate> conditions(
            AreaCode wished, String household, Boolean minor, CriteriaBuilder builder, Root<Resident> row) {
        var area = wished == null ? caller.area() : wished;
        var conditions = new ArrayList<Predicate>();
        conditions.add(
                switch (area.tier()) {
                    case PROVINCE, CITY -> builder.between(row.get("district"), area.value(), area.value() + "~");
                    case DISTRICT -> builder.equal(row.get("district"), area.value());
                    case SUBDISTRICT -> builder.equal(row.get("subdistrict"), area.value());
                    case COMMUNITY -> builder.equal(row.get("community"), area.value());
                    case GRID -> builder.equal(row.get("area"), area);
                });
        if (household != null) conditions.add(builder.equal(row.get("household"), household));
        var adultSince = Days.today().minusYears(18);
        if (minor != null)
            conditions.add(
                    minor
                            ? builder.greaterThan(row.get("birthDate"), adultSince)
                            : builder.lessThanOrEqualTo(row.get("birthDate"), adultSince));
        return conditions;
    }
}
