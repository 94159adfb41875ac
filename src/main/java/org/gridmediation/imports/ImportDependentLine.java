package org.gridmediation.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/** A row that is in the way of undoing its import. */
@Entity
@Immutable
@Table(name = "import_dependent")
@IdClass(ImportDependentLine.Key.class)
@SQLRestriction(Wall.INSIDE)
class ImportDependentLine extends PanacheEntityBase {
    record Key(UUID jobId, int number, String reason) {}

    @Id
    UUID jobId;

    @Id
    int number;

    @Id
    String reason;

    AreaCode area;
    String district;
    UUID recordId;
}
