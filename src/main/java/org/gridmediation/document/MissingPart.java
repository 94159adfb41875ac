package org.gridmediation.document;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the record does not have yet, so that a document cannot be filled or is not complete. */
@Schema(name = "DocumentLack")
public enum MissingPart {
    NOT_ACCEPTED,
    NO_APPLICANT,
    RIGHTS_NOT_TOLD,
    /** Each was told, and not each has said or signed that it understood. */
    RIGHTS_NOT_ACKNOWLEDGED,
    NO_IDENTITY_PROOF,
    IS_ATTACHED,
    NO_AGENT,
    NO_INVESTIGATION,
    NO_SESSION,
    NO_WRITTEN_AGREEMENT,
    NOT_IN_FORCE,
    NO_ORAL_AGREEMENT,
    NO_FULFILMENT,
    NO_RETURN_VISIT,
    NOT_ENDED
}
