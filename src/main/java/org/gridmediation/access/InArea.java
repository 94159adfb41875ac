package org.gridmediation.access;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.UuidGenerator;

/** Everything that belongs to an area: the first wall. The second is the table's row-level security, with the same range. */
@MappedSuperclass
@FilterDef(
        name = InArea.CALLER_AREA,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = "area", type = String.class, resolver = Caller.AreaOfCaller.class),
        defaultCondition = "area between :area and :area || '~'")
@Filter(name = InArea.CALLER_AREA)
public abstract class InArea {
    public static final String CALLER_AREA = "caller_area";

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    public UUID id;

    @PartitionKey
    public String district;

    public AreaCode area;

    /** Puts a new record into its area. */
    public void belongsTo(AreaCode area) {
        this.area = area;
        this.district = area.district();
    }
}
