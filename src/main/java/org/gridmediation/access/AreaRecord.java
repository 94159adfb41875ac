package org.gridmediation.access;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.gridmediation.records.Conditions;
import org.gridmediation.records.RecordLookup;
import org.hibernate.annotations.PartitionKey;

/** Everything that lies in an area. Who sees it is said by the subclass's restriction ({@link Wall}), and again by the table's row-level security. */
@MappedSuperclass
public abstract class AreaRecord extends PanacheEntityBase {
    @Id
    @TimeOrderedId
    public UUID id;

    @PartitionKey
    public String district;

    public AreaCode area;

    /** Puts a new record into its area. */
    public void belongsTo(AreaCode area) {
        this.area = area;
        this.district = area.district();
    }

    /** Another record of its district by its id, or null: what refers to each other lies in one district. */
    public <T extends AreaRecord> T beside(Class<T> type, UUID id) {
        return RecordLookup.find(type, id, new Conditions().is("district", district))
                .filter(found -> found.district.equals(district))
                .orElse(null);
    }
}
