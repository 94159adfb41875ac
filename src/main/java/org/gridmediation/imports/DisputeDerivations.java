package org.gridmediation.imports;

import static org.gridmediation.columns.DisputeColumns.ACCEPTED;
import static org.gridmediation.columns.DisputeColumns.AREA;
import static org.gridmediation.columns.DisputeColumns.COMMITTEE;
import static org.gridmediation.columns.DisputeColumns.ENDED;
import static org.gridmediation.columns.DisputeColumns.LEVEL;
import static org.gridmediation.columns.DisputeColumns.PUBLIC_ORDER_TYPE;
import static org.gridmediation.columns.DisputeColumns.REPORTED;
import static org.gridmediation.columns.DisputeColumns.STATUS;
import static org.gridmediation.columns.DisputeColumns.TYPE;
import static org.gridmediation.columns.OutcomeColumns.AGREED;
import static org.gridmediation.columns.OutcomeColumns.EFFECTIVE;
import static org.gridmediation.columns.OutcomeColumns.FORM;
import static org.gridmediation.columns.OutcomeColumns.FULFILMENT;
import static org.gridmediation.columns.OutcomeColumns.OUTCOME;
import static org.gridmediation.imports.Derivation.always;
import static org.gridmediation.imports.Derivation.differs;
import static org.gridmediation.imports.Derivation.when;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gridmediation.area.Tier;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.PartyColumns;
import org.gridmediation.dispute.Status;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.resident.DocumentType;
import org.gridmediation.resident.IdentityDocument;

/** Of old cases; in an order in which each comes after those from which it follows. */
final class DisputeDerivations {
    static final List<Derivation> ALL = Stream.concat(
                    Stream.of(
                            always(PUBLIC_ORDER_TYPE, TYPE),
                            // That a case is archived says nothing of how it ended.
                            when((next, record) -> !isArchived(next), OUTCOME, STATUS),
                            when(
                                    (next, record) -> !isArchived(next) || differs(OUTCOME, next, record),
                                    FULFILMENT,
                                    STATUS,
                                    OUTCOME),
                            when(
                                    (next, record) -> isSame(ACCEPTED, REPORTED, record) || !next.has(COMMITTEE),
                                    ACCEPTED,
                                    REPORTED,
                                    COMMITTEE),
                            when(
                                    (next, record) -> isSame(EFFECTIVE, AGREED, record)
                                            || !next.has(AGREED)
                                            || next.one(FORM, AgreementForm.class) == AgreementForm.ORAL,
                                    EFFECTIVE,
                                    AGREED,
                                    FORM),
                            when((next, record) -> isSame(ENDED, AGREED, record), ENDED, AGREED),
                            when(DisputeDerivations::isLevelOfAnother, LEVEL, COMMITTEE, AREA, STATUS, OUTCOME)),
                    PartyColumns.EACH.stream().flatMap(DisputeDerivations::party))
            .toList();

    private DisputeDerivations() {}

    private static Stream<Derivation> party(PartyColumns columns) {
        var all = columns.all();
        var told = all.stream().filter(column -> !column.silent()).toArray(Column[]::new);
        return Stream.concat(
                Stream.of(
                        always(columns.name(), columns.residentId()),
                        always(columns.kind(), columns.residentId()),
                        always(columns.birthDate(), columns.residentId()),
                        // What the register says of a resident may have changed meanwhile.
                        when((next, record) -> next.has(columns.residentId()), columns.name()),
                        when((next, record) -> next.has(columns.residentId()), columns.birthDate()),
                        when(
                                (next, record) -> isToldByDocument(columns, record),
                                columns.birthDate(),
                                columns.documentNumber(),
                                columns.documentType())),
                // Of a party of whom nothing is told any more nothing follows.
                all.stream()
                        .filter(Column::silent)
                        .map(column -> when((next, record) -> !next.hasAny(List.of(told)), column, told)));
    }

    private static boolean isSame(Column column, Column base, Content record) {
        return Objects.equals(record.text(column), record.text(base));
    }

    private static boolean isArchived(Content content) {
        return content.one(STATUS, Status.class) == Status.ARCHIVED;
    }

    private static boolean isAgreed(Content content) {
        var told = content.has(STATUS) ? OldCaseReader.told(content.one(STATUS, Status.class)) : null;
        return content.one(OUTCOME, OutcomeKind.class, told) == OutcomeKind.AGREED;
    }

    /** It is the committee's or, where none had the case, the place's; only what was agreed may have ended below the committee, and not below the place. */
    private static boolean isLevelOfAnother(Content next, Content record) {
        if (differs(COMMITTEE, next, record)) return true;
        var level = record.one(LEVEL, Tier.class);
        if (!next.has(COMMITTEE)) return level == record.area(AREA).tier();
        return isAgreed(record) && !isAgreed(next) || next.area(AREA).tier().isAbove(level);
    }

    private static boolean isToldByDocument(PartyColumns columns, Content record) {
        var document = new IdentityDocument(
                record.one(columns.documentType(), DocumentType.class), record.text(columns.documentNumber()));
        return document.birthDate().isPresent();
    }
}
