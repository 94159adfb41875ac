package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    record Item(Kind kind, int number, Need need, State state, Lack lack, boolean fillable) {}

    static List<Item> of(CaseFile file) {
        var list = new Checklist(file);
        for (var kind : Kind.values()) list.add(kind);
        return list.items;
    }

    /** What the document cannot be filled without, or null when it can be. */
    static Lack lack(CaseFile file, Kind kind, int number) {
        return switch (kind) {
            case COVER, CONTENTS, BACK_COVER -> unless(file.isAccepted(), Lack.NOT_ACCEPTED);
            case APPLICATION ->
                unless(
                        file.parties().stream()
                                .anyMatch(p -> p.role() == org.gridmediation.dispute.PartyRole.APPLICANT),
                        Lack.NO_APPLICANT);
            case ACCEPTANCE_REGISTER, RIGHTS_NOTICE -> null;
            case IDENTITY_PROOF, EVIDENCE -> Lack.IS_ATTACHED;
            case POWER_OF_ATTORNEY -> unless(number <= file.agents().size(), Lack.NO_AGENT);
            case INVESTIGATION_RECORD -> unless(number <= file.investigations().size(), Lack.NO_INVESTIGATION);
            case SESSION_RECORD -> unless(number <= file.meetings().size(), Lack.NO_SESSION);
            case WRITTEN_AGREEMENT, CONFIRMATION_APPLICATION ->
                unless(agreed(file, AgreementForm.WRITTEN), Lack.NO_WRITTEN_AGREEMENT);
            case ORAL_AGREEMENT -> unless(agreed(file, AgreementForm.ORAL), Lack.NO_ORAL_AGREEMENT);
            case RECEIPT -> unless(number <= file.fulfilments().size(), Lack.NO_FULFILMENT);
            case RETURN_VISIT -> unless(number <= file.visits().size(), Lack.NO_RETURN_VISIT);
            case FILE_NOTE -> unless(file.ending() != null, Lack.NOT_ENDED);
        };
    }

    private static Lack unless(boolean there, Lack lack) {
        return there ? null : lack;
    }

    private static boolean agreed(CaseFile file, AgreementForm form) {
        return file.ending() != null && file.ending().agreed(form);
    }

    private void add(Kind kind) {
        // What no committee took on becomes no file; the register says why.
        if (!file.isAccepted() && file.matter().endedAt() != null && kind != Kind.ACCEPTANCE_REGISTER) {
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
                        unless(file.isAccepted() || file.matter().endedAt() != null, Lack.NOT_ACCEPTED));
            case RIGHTS_NOTICE ->
                mustIf(
                        isMediated(),
                        kind,
                        unless(file.parties().stream().allMatch(p -> p.told() != null), Lack.RIGHTS_NOT_TOLD));
            case IDENTITY_PROOF -> must(kind, unless(file.attached(kind) > 0, Lack.NO_IDENTITY_PROOF));
            case POWER_OF_ATTORNEY -> each(kind, file.agents().size(), Need.AS_NEEDED);
            case INVESTIGATION_RECORD -> each(kind, file.investigations().size(), Need.AS_NEEDED);
            case EVIDENCE -> asNeeded(kind, file.attached(kind) > 0);
            case SESSION_RECORD -> {
                each(kind, file.meetings().size(), Need.MANDATORY);
                if (file.meetings().isEmpty()) mustIf(needsSession(), kind, Lack.NO_SESSION);
            }
            case WRITTEN_AGREEMENT -> mustIf(agreed(file, AgreementForm.WRITTEN), kind, null);
            case ORAL_AGREEMENT -> mustIf(agreed(file, AgreementForm.ORAL), kind, null);
            case RECEIPT -> each(kind, file.fulfilments().size(), Need.AS_NEEDED);
            case RETURN_VISIT -> {
                each(kind, file.visits().size(), Need.AS_NEEDED);
                var performed = ending != null && ending.fulfilment() == Performance.FULFILLED;
                if (file.visits().isEmpty()) mustIf(performed, kind, Lack.NO_RETURN_VISIT);
            }
            case CONFIRMATION_APPLICATION -> asNeeded(kind, ending != null && ending.confirmation() != null);
            case FILE_NOTE -> asNeeded(kind, ending != null && ending.kind() != OutcomeKind.AGREED);
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

    private void must(Kind kind, Lack lack) {
        note(kind, Need.MANDATORY, lack == null ? State.PRESENT : State.MISSING, lack);
    }

    private void mustIf(boolean needed, Kind kind, Lack lack) {
        if (needed) must(kind, lack);
        else note(kind, Need.AS_NEEDED, State.NOT_NEEDED, null);
    }

    private void asNeeded(Kind kind, boolean needed) {
        note(kind, Need.AS_NEEDED, needed ? State.PRESENT : State.NOT_NEEDED, null);
    }

    /** One for each; none at all is a line too, where nothing else says whether one is needed. */
    private void each(Kind kind, int count, Need need) {
        for (int i = 1; i <= count; i++) items.add(new Item(kind, i, need, State.PRESENT, null, true));
        var other = kind == Kind.SESSION_RECORD || kind == Kind.RETURN_VISIT;
        if (count == 0 && !other) note(kind, need, State.NOT_NEEDED, null);
    }

    private void note(Kind kind, Need need, State state, Lack lack) {
        items.add(new Item(kind, 1, need, state, lack, lack(file, kind, 1) == null));
    }
}
