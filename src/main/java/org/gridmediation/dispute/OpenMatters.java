package org.gridmediation.dispute;

import java.util.Optional;

/** What only another feature knows to be open in a dispute. */
public interface OpenMatters {
    Optional<OpenMatter> of(Dispute dispute);
}
