package org.gridmediation.access;

import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.SQLRestriction;

/** What only its own area, and those above, see: the first wall. The second is the table's row-level security, with the same range. */
@MappedSuperclass
@SQLRestriction(Wall.INSIDE)
public abstract class ScopedRecord extends AreaRecord {}
