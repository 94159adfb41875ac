package org.gridmediation.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.gridmediation.access.Wall;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.SQLRestriction;

/** What became of one row; written by the thousand, in SQL. */
@Entity
@Immutable
@Table(name = "import_row")
@IdClass(ImportRowLine.Key.class)
@SQLRestriction(Wall.INSIDE)
class ImportRowLine extends PanacheEntityBase {
    record Key(UUID jobId, int number) {}

    @Id
    UUID jobId;

    @Id
    int number;

    AreaCode area;
    String district;

    @Enumerated(EnumType.STRING)
    Result result;

    UUID recordId;
}
