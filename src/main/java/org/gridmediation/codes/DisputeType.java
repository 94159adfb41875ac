package org.gridmediation.codes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** An official type of either line, and what one of the justice line may be in the other. */
@Entity
@Immutable
public class DisputeType extends PanacheEntityBase {
    static final String JUSTICE = "JUSTICE";
    static final String PUBLIC_ORDER = "PUBLIC_ORDER";

    @Id
    public String code;

    public String line;
    public String parent;
    public String nameZh;
    public String nameEn;
    public LocalDate validFrom;
    public LocalDate validUntil;

    @ElementCollection
    @CollectionTable(name = "dispute_type_mapping", joinColumns = @JoinColumn(name = "type"))
    @OrderBy("position")
    List<Mapping> mappings;

    @Embeddable
    static class Mapping {
        String publicOrderType;
        int position;
        LocalDate validFrom;
        LocalDate validUntil;
    }

    boolean validOn(LocalDate day) {
        return isWithin(day, validFrom, validUntil);
    }

    List<String> publicOrderTypes(LocalDate day) {
        return mappings.stream()
                .filter(m -> isWithin(day, m.validFrom, m.validUntil))
                .map(m -> m.publicOrderType)
                .toList();
    }

    private static boolean isWithin(LocalDate day, LocalDate from, LocalDate until) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
