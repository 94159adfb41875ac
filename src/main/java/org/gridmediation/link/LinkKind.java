package org.gridmediation.link;

/** How a dispute is linked with another, as seen from its side. */
public enum LinkKind {
    RELATED,
    DUPLICATE_OF,
    HAS_DUPLICATE,
    MERGED_INTO,
    HAS_MERGED;

    LinkKind fromTheOtherSide() {
        return switch (this) {
            case RELATED -> RELATED;
            case DUPLICATE_OF -> HAS_DUPLICATE;
            case HAS_DUPLICATE -> DUPLICATE_OF;
            case MERGED_INTO -> HAS_MERGED;
            case HAS_MERGED -> MERGED_INTO;
        };
    }
}
