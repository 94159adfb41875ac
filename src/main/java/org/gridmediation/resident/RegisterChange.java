package org.gridmediation.resident;

import java.util.Collection;
import java.util.UUID;

/** What the register says of residents may be other than before. Fired inside the transaction, after the rows. */
public record RegisterChange(Collection<UUID> residents, String district) {}
