package org.gridmediation.codes;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
class CodeTable extends PanacheEntityBase {
    static final String DIFFICULTIES = "difficulties";
    static final String TAGS = "tags";

    @Id
    String name;

    String nameZh;
    String nameEn;
    /** The contract's enumeration whose values it names. */
    String schemaName;
    /** Whose dispute types it serves. */
    String line;

    @Enumerated(EnumType.STRING)
    EditRight editing;
}
