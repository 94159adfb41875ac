package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;

/** Which documents a case file must have, which it has, and which it still lacks. */
final class Checklist {
    private final CaseFile file;
    private final List<Item> items = new ArrayList<>();

    private Checklist(CaseFile file) {
        this.file = file;
    }

    @Schema(name = "DocumentNeed")
    enum Need {
        MANDATORY,
        AS_NEEDED
    }

    @Schema(name = "DocumentState")
    enum State {
        PRESENT,
        MISSING,
        NOT_NEEDED
    }

    /** @param number from one, of several of a kind */
    record Item(DocumentKind kind, int number, Need need, State state, MissingPart lack, boolean fillable) {}

    static List<Item> of(CaseFile file) {
        var list = new Checklist(file);
        for (var kind : DocumentKind.values()) list.add(kind);
        return list.items;
    }

    /** What the document cannot be filled without, or null when it can be. */
    static MissingPart lack(CaseFile file, DocumentKind kind, int number) {
        var there = number <= kind.count(file);
        return switch (kind) {
            case COVER, CONTENTS, BACK_COVER -> unless(file.isAccepted(), MissingPart.NOT_ACCEPTED);
            case APPLICATION -> unless(!file.of(PartyRole.APPLICANT).isEmpty(), MissingPart.NO_APPLICANT);
            case ACCEPTANCE_REGISTER, RIGHTS_NOTICE, CHRONICLE -> null;
            case IDENTITY_PROOF, EVIDENCE -> MissingPart.IS_ATTACHED;
            case POWER_OF_ATTORNEY -> unless(there, MissingPart.NO_AGENT);
            case INVESTIGATION_RECORD -> unless(there, MissingPart.NO_INVESTIGATION);
            case SESSION_RECORD -> unless(there, MissingPart.NO_SESSION);
            case WRITTEN_AGREEMENT -> unless(there, MissingPart.NO_WRITTEN_AGREEMENT);
            case CONFIRMATION_APPLICATION ->
                unless(
                        there,
                        file.agreements(AgreementForm.WRITTEN).isEmpty()
                                ? MissingPart.NO_WRITTEN_AGREEMENT
                                : MissingPart.NOT_IN_FORCE);
            case ORAL_AGREEMENT -> unless(there, MissingPart.NO_ORAL_AGREEMENT);
            case RECEIPT -> unless(there, MissingPart.NO_FULFILMENT);
            case RETURN_VISIT -> unless(there, MissingPart.NO_RETURN_VISIT);
            case FILE_NOTE -> unless(there, MissingPart.NOT_ENDED);
        };
    }

    private static MissingPart unless(boolean there, MissingPart lack) {
        return there ? null : lack;
    }

    private void add(DocumentKind kind) {
        // What no committee took on becomes no file; the register says why.
        if (!file.isAccepted() && file.matter().endedAt() != null && kind != DocumentKind.ACCEPTANCE_REGISTER) {
            note(kind, Need.AS_NEEDED, State.NOT_NEEDED, null);
            return;
        }
        var ending = file.ending();
        switch (kind) {
            case COVER, CONTENTS, BACK_COVER -> must(kind, lack(file, kind, 1));
            case APPLICATION -> mustIf(file.byApplication(), kind, lack(file, kind, 1));
            case ACCEPTANCE_REGISTER ->
                mustIf(
                        !file.byApplication(),
                        kind,
                        unless(file.isAccepted() || file.matter().endedAt() != null, MissingPart.NOT_ACCEPTED));
            case RIGHTS_NOTICE ->
                mustIf(
                        isMediated(),
                        kind,
                        file.parties().stream().allMatch(Person::isTold)
                                ? unless(
                                        file.parties().stream().allMatch(Person::hasAcknowledged),
                                        MissingPart.RIGHTS_NOT_ACKNOWLEDGED)
                                : MissingPart.RIGHTS_NOT_TOLD);
            case IDENTITY_PROOF ->
                must(kind, unless(file.parties().stream().allMatch(Person::identified), MissingPart.NO_IDENTITY_PROOF));
            case POWER_OF_ATTORNEY, INVESTIGATION_RECORD, RECEIPT -> each(kind, Need.AS_NEEDED);
            case EVIDENCE -> asNeeded(kind, !file.attached(kind).isEmpty());
            case SESSION_RECORD -> {
                each(kind, Need.MANDATORY);
                if (file.meetings().isEmpty()) mustIf(needsSession(), kind, MissingPart.NO_SESSION);
            }
            case WRITTEN_AGREEMENT, ORAL_AGREEMENT -> each(kind, Need.MANDATORY);
            case CHRONICLE -> asNeeded(kind, true);
            case RETURN_VISIT -> {
                each(kind, Need.AS_NEEDED);
                var performed = ending != null && ending.fulfilment() == Performance.FULFILLED;
                if (file.visits().isEmpty()) mustIf(performed, kind, MissingPart.NO_RETURN_VISIT);
            }
            case CONFIRMATION_APPLICATION -> {
                var confirmable = file.confirmable();
                for (int i = 1; i <= confirmable.size(); i++)
                    if (confirmable.get(i - 1).confirmation() != null) add(kind, i, Need.AS_NEEDED);
                if (confirmable.stream().allMatch(e -> e.confirmation() == null)) asNeeded(kind, false);
            }
            case FILE_NOTE -> {
                if (file.withoutAgreement().isEmpty() && !file.hasEndedOtherwise()) asNeeded(kind, false);
                else each(kind, Need.AS_NEEDED);
            }
        }
    }

    /** What was settled on the spot stands in the oral agreement's register, and an end before the first session needs no record of one. */
    private boolean needsSession() {
        var ending = file.ending();
        if (ending == null) return file.matter().endedAt() == null;
        return switch (ending.kind()) {
            case AGREED -> !ending.onTheSpot();
            case FAILED -> true;
            case TERMINATED, WITHDRAWN -> false;
        };
    }

    /** What ended before the parties were mediated needs no notice of their rights in mediation. */
    private boolean isMediated() {
        return file.matter().endedAt() == null
                || !file.meetings().isEmpty()
                || file.ending() != null
                        && (file.ending().kind() == OutcomeKind.AGREED
                                || file.ending().kind() == OutcomeKind.FAILED);
    }

    private void must(DocumentKind kind, MissingPart lack) {
        note(kind, Need.MANDATORY, lack == null ? State.PRESENT : State.MISSING, lack);
    }

    private void mustIf(boolean needed, DocumentKind kind, MissingPart lack) {
        if (needed) must(kind, lack);
        else note(kind, Need.AS_NEEDED, State.NOT_NEEDED, null);
    }

    private void asNeeded(DocumentKind kind, boolean needed) {
        note(kind, Need.AS_NEEDED, needed ? State.PRESENT : State.NOT_NEEDED, null);
    }

    /** One for each; none at all is a line too, where nothing else says whether one is needed. */
    private void each(DocumentKind kind, Need need) {
        int count = kind.count(file);
        for (int i = 1; i <= count; i++) add(kind, i, need);
        var other = kind == DocumentKind.SESSION_RECORD || kind == DocumentKind.RETURN_VISIT;
        if (count == 0 && !other) note(kind, Need.AS_NEEDED, State.NOT_NEEDED, null);
    }

    private void add(DocumentKind kind, int number, Need need) {
        items.add(new Item(kind, number, need, State.PRESENT, null, true));
    }

    private void note(DocumentKind kind, Need need, State state, MissingPart lack) {
        items.add(new Item(kind, 1, need, state, lack, lack(file, kind, 1) == null));
    }
}
