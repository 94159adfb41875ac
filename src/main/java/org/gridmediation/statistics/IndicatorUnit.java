package org.gridmediation.statistics;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the value of an indicator is a number of. */
@Schema(name = "IndicatorUnit")
public enum IndicatorUnit {
    COUNT,
    /** Numerator by denominator, 0 to 1. */
    RATE,
    /** Money, in fen. */
    FEN,
    /** A mean of 1 to 5. */
    SCORE,
    PER_1000
}
