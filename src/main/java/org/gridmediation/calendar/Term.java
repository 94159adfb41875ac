package org.gridmediation.calendar;

/**
 * How long something may take.
 *
 * @param endsOnWorkday whether a last day that is not worked is followed by the next that is (民法典 art. 203)
 */
public record Term(int amount, Unit unit, boolean endsOnWorkday) {

    public Term plus(int more) {
        return new Term(amount + more, unit, endsOnWorkday);
    }
}
