package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.gridmediation.dispute.TimelineStep;
import org.gridmediation.party.ContactResult;
import org.junit.jupiter.api.Test;

/** Whatever a timeline can have is told by one of the chronicle's themes. */
class ChronicleTest {
    /** Nothing is recorded of them but that they happened. */
    private static final EnumSet<TimelineStep> BARE =
            EnumSet.of(TimelineStep.CHANGED, TimelineStep.IMPORTED, TimelineStep.AREA_SUCCEEDED, TimelineStep.ARCHIVED);

    @Test
    void everyStepOfWhichSomethingIsRecordedHasATheme() {
        var told = new ClassFileImporter()
                        .importClasses(
                                AcceptanceSteps.class,
                                AgreementSteps.class,
                                FileSteps.class,
                                MediatorSteps.class,
                                PartySteps.class,
                                ContactResult.class,
                                PerformanceSteps.class,
                                SessionSteps.class,
                                SupervisionSteps.class,
                                TransferSteps.class)
                        .stream()
                        .flatMap(theme -> theme.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(TimelineStep.class))
                        .map(access -> TimelineStep.valueOf(access.getTarget().getName()))
                        .collect(Collectors.toSet());
        assertThat(told).containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(BARE));
    }
}
