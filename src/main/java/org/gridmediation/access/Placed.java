package org.gridmediation.access;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.gridmediation.area.AreaCode;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;
import org.hibernate.annotations.PartitionKey;

/** Everything that lies in an area. Who sees it is said by the subclass's filter, and again by the table's row-level security. */
@MappedSuperclass
@FilterDef(
        name = Placed.CALLER_AREA,
        autoEnabled = true,
        applyToLoadByKey = true,
        parameters = @ParamDef(name = "area", type = String.class, resolver = Caller.AreaOfCaller.class),
        defaultCondition = Placed.WALL + Placed.INSIDE + Placed.END)
public abstract class Placed {
    public static final String CALLER_AREA = "caller_area";
    public static final String INSIDE = "area between :area and :area || '~'";

    /** A wall's condition stands between these two: the same rows, but the planner expects nearly all to pass, and keeps to the list's index. */
    public static final String WALL = "nullif(";

    public static final String END = ", false) is not null";

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
}
