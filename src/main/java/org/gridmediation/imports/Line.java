package org.gridmediation.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gridmediation.columns.Mistake;

/** A row on its way: what it says, once that is known, and what has become of it. */
final class Line<R> {
    final int number;
    final List<Mistake> mistakes = new ArrayList<>();
    /** Null of a blank row and of one that cannot be read. */
    final R record;

    Result result;
    UUID recordId;

    private Line(int number, R record) {
        this.number = number;
        this.record = record;
    }

    static <R> Line<R> blank(int number) {
        var line = new Line<R>(number, null);
        line.result = Result.BLANK;
        return line;
    }

    static <R> Line<R> of(int number, R record) {
        return new Line<>(number, record);
    }

    static <R> Line<R> rejected(int number, List<Mistake> mistakes) {
        var line = new Line<R>(number, null);
        mistakes.forEach(line::reject);
        return line;
    }

    void reject(Mistake mistake) {
        result = Result.REJECTED;
        recordId = null;
        mistakes.add(mistake);
    }

    /** For what is wrong with the row as a whole. */
    void reject(String code) {
        reject(new Mistake(null, null, code));
    }

    void reject(List<Mistake> all) {
        all.forEach(this::reject);
    }

    void is(Result result, UUID recordId) {
        this.result = result;
        this.recordId = recordId;
    }

    boolean isOpen() {
        return result == null;
    }

    /** A chunk is done again after a conflict: what its rows themselves are guilty of stays. */
    void startAgain() {
        if (record == null) return;
        result = null;
        recordId = null;
        mistakes.clear();
    }
}
