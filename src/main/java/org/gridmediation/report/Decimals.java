package org.gridmediation.report;

import java.math.BigDecimal;
import java.util.List;
import org.gridmediation.report.ReturnLayout.Place;

/** How many decimals a return's sums of money have: as many as its most exact one needs, and all the same, so that columns can be added up by eye. */
record Decimals(int digits) {
    private static final int FEWEST = 2;

    static Decimals of(MonthlyReturn content, List<Place> places) {
        return new Decimals(places.stream()
                .filter(Place::isMoney)
                .flatMap(place -> content.lines().stream().map(place.value()))
                .mapToInt(value -> value instanceof BigDecimal money
                        ? money.stripTrailingZeros().scale()
                        : FEWEST)
                .reduce(FEWEST, Math::max));
    }

    String text(Number value) {
        if (value instanceof BigDecimal money) return money.setScale(digits).toPlainString();
        return value == null ? "" : value.toString();
    }

    /** For cells of a workbook. */
    String format() {
        return "0." + "0".repeat(digits);
    }
}
