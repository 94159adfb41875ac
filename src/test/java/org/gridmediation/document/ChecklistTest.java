package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gridmediation.attachment.AttachmentKind;
import org.gridmediation.content.Format;
import org.gridmediation.dispute.Channel;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.document.Checklist.State;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.gridmediation.outcome.Performance;
import org.junit.jupiter.api.Test;

/** What is missing, for every way in which a dispute can stand. */
class ChecklistTest {
    private static List<String> in(State state, CaseFile file) {
        return Checklist.of(file).stream()
                .filter(i -> i.state() == state)
                .map(i -> i.kind() + (i.lack() == null ? "" : " " + i.lack()))
                .toList();
    }

    private static CaseFile with(Conclusion ending, int meetings) {
        return Samples.file(Source.PATROL, Samples.parties(1, 1), 0, meetings, ending);
    }

    @Test
    void aWrittenAgreementIsMandatoryWhenItIsWrittenAndARegisterWhenItIsOral() {
        var written = Samples.small(OutcomeKind.AGREED, AgreementForm.WRITTEN);
        assertThat(in(State.MISSING, written)).containsExactly("IDENTITY_PROOF NO_IDENTITY_PROOF");
        assertThat(in(State.PRESENT, written))
                .contains("WRITTEN_AGREEMENT", "SESSION_RECORD", "RECEIPT", "RETURN_VISIT")
                .doesNotContain("ORAL_AGREEMENT", "APPLICATION", "CONFIRMATION_APPLICATION", "FILE_NOTE");
        var oral = Samples.small(OutcomeKind.AGREED, AgreementForm.ORAL);
        assertThat(in(State.PRESENT, oral)).contains("ORAL_AGREEMENT").doesNotContain("WRITTEN_AGREEMENT");
    }

    @Test
    void anEndWithoutAgreementHasANoteAndNoAgreement() {
        for (var kind : List.of(OutcomeKind.FAILED, OutcomeKind.TERMINATED, OutcomeKind.WITHDRAWN)) {
            var file = with(Samples.ending(kind, null, null), 1);
            assertThat(in(State.PRESENT, file))
                    .contains("FILE_NOTE", "SESSION_RECORD")
                    .doesNotContain("WRITTEN_AGREEMENT", "ORAL_AGREEMENT");
        }
    }

    @Test
    void aSessionIsMissingUnlessThereWasNoneToHold() {
        assertThat(in(State.MISSING, with(Samples.ending(OutcomeKind.FAILED, null, null), 0)))
                .contains("SESSION_RECORD NO_SESSION");
        assertThat(in(State.MISSING, with(null, 0))).contains("SESSION_RECORD NO_SESSION");
        assertThat(in(State.NOT_NEEDED, with(Samples.ending(OutcomeKind.WITHDRAWN, null, null), 0)))
                .contains("SESSION_RECORD");
        var onTheSpot = Samples.onTheSpot();
        assertThat(in(State.NOT_NEEDED, onTheSpot)).contains("SESSION_RECORD");
        assertThat(in(State.PRESENT, onTheSpot)).contains("ORAL_AGREEMENT");
    }

    @Test
    void aNoticeIsMissingUntilEachPartyWasTold() {
        var told = Samples.parties(1, 1);
        var other = Samples.person(PartyRole.RESPONDENT, "示例丙", 1);
        for (var notice : List.of("", "RIGHTS_NOT_ACKNOWLEDGED")) {
            var untold = new Person(
                    other.number(),
                    other.role(),
                    false,
                    other.name(),
                    other.sex(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    notice.isEmpty()
                            ? List.of()
                            : List.of(new Person.RightsTold(
                                    Samples.REPORTED, Samples.REPORTED, Channel.PHONE, false, "申请人示例甲")),
                    false);
            var file = Samples.file(
                    Source.PATROL,
                    Stream.concat(told.stream(), Stream.of(untold)).toList(),
                    0,
                    1,
                    null);
            assertThat(in(State.MISSING, file))
                    .contains("RIGHTS_NOTICE " + (notice.isEmpty() ? "RIGHTS_NOT_TOLD" : notice));
        }
    }

    @Test
    void aPerformedAgreementNeedsAReturnVisit() {
        var file = with(Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, "无"), 1);
        var unvisited = new CaseFile(
                file.matter(),
                file.wordings(),
                file.committees(),
                file.parties(),
                file.parties(),
                file.parties(),
                file.agents(),
                file.investigations(),
                file.meetings(),
                file.ending(),
                file.endings(),
                file.fulfilments(),
                List.of(),
                file.happenings(),
                file.attachments());
        assertThat(file.ending().fulfilment()).isEqualTo(Performance.FULFILLED);
        assertThat(in(State.MISSING, unvisited)).contains("RETURN_VISIT NO_RETURN_VISIT");
    }

    @Test
    void whatIsAttachedIsThereWhenItIsAttached() {
        var file = with(Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, "无"), 1);
        var identified = new CaseFile(
                file.matter(),
                file.wordings(),
                file.committees(),
                file.parties().stream().map(Samples::identified).toList(),
                file.parties().stream().map(Samples::identified).toList(),
                file.parties(),
                file.agents(),
                file.investigations(),
                file.meetings(),
                file.ending(),
                file.endings(),
                file.fulfilments(),
                file.visits(),
                file.happenings(),
                List.of(Samples.attached(AttachmentKind.IDENTITY_COPY, Format.PNG)));
        assertThat(in(State.PRESENT, file)).contains("EVIDENCE").doesNotContain("IDENTITY_PROOF");
        assertThat(in(State.PRESENT, identified)).contains("IDENTITY_PROOF").doesNotContain("EVIDENCE");
        assertThat(in(State.NOT_NEEDED, identified)).contains("EVIDENCE");
        assertThat(Checklist.of(identified).stream().filter(i -> i.kind() == DocumentKind.IDENTITY_PROOF))
                .allMatch(i -> !i.fillable());
    }

    @Test
    void oneOfApplicationAndRegisterIsMandatory() {
        for (var source : Source.values()) {
            var file = Samples.file(source, Samples.parties(1, 1), 0, 1, null);
            var mandatory = Checklist.of(file).stream()
                    .filter(i -> i.need() == Checklist.Need.MANDATORY)
                    .map(Checklist.Item::kind)
                    .toList();
            assertThat(mandatory.contains(DocumentKind.APPLICATION))
                    .as(source.name())
                    .isNotEqualTo(mandatory.contains(DocumentKind.ACCEPTANCE_REGISTER))
                    .isEqualTo(source == Source.APPLICATION || source == Source.ONLINE);
        }
    }

    @Test
    void beforeAcceptanceThereIsNoCoverAndWhatNobodyTookOnHasARegisterOnly() {
        var open = Samples.unaccepted(false);
        assertThat(in(State.MISSING, open))
                .contains("COVER NOT_ACCEPTED", "CONTENTS NOT_ACCEPTED", "ACCEPTANCE_REGISTER NOT_ACCEPTED");
        var declined = Samples.unaccepted(true);
        assertThat(in(State.MISSING, declined)).isEmpty();
        assertThat(in(State.PRESENT, declined)).containsExactly("ACCEPTANCE_REGISTER");
    }

    @Test
    void theOrderIsTheOfficialOne() {
        var kinds = Checklist.of(Samples.large(2, 2, 3)).stream()
                .map(Checklist.Item::kind)
                .toList();
        assertThat(kinds).isSorted().containsSubsequence(DocumentKind.values());
    }
}
