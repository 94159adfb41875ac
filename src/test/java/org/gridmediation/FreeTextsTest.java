package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HttpMethod;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gridmediation.privacy.Visible;
import org.gridmediation.privacy.WithoutNumbers;
import org.junit.jupiter.api.Test;

/** Every text that a request can bring is either part of a case's own file, or read by others and without anybody's numbers. */
class FreeTextsTest {
    /** From this length on it is a text, and no name or number. */
    private static final int LONG = 100;

    /** Read by whoever handles the case and its file, or sealed, or no words at all. */
    private static final Set<String> OF_THE_FILE = Set.of(
            "AttachmentChange.description",
            "Attendance.reason",
            "ConfirmationResult.note",
            "ConflictDecision.reason",
            "Decline.explanation",
            "DisputeChange.description",
            "DisputeChange.place",
            "EscalationReport.to",
            "EscalationResolution.note",
            "Evidence.device",
            "Evidence.place",
            "Mark.device",
            "Mark.place",
            "MissingReason.reason",
            "NewClient.contact",
            "NewConfirmation.court",
            "NewContact.note",
            "NewDisclosure.note",
            "NewDispute.description",
            "NewDispute.place",
            "NewEscalation.description",
            "NewExtension.reason",
            "NewFulfilment.note",
            "NewInvestigation.askedAs",
            "NewInvestigation.place",
            "NewInvestigation.record",
            "NewMark.device",
            "NewMark.place",
            "NewNote.text",
            "NewObligation.content",
            "NewObligationFulfilment.note",
            "NewOutcome.note",
            "NewPolicy.value",
            "NewRecusal.reason",
            "NewReopening.reason",
            "NewReplay.after",
            "NewResident.address",
            "NewReturnVisit.danger",
            "NewReturnVisit.measures",
            "NewReturnVisit.note",
            "NewSession.place",
            "NewSession.record",
            "NewSession.undisputedFacts",
            "NewSupplement.text",
            "NewVariation.reason",
            "NewWebhook.url",
            "NewWithdrawal.explanation",
            "Agreement.content",
            "NumberOfCases.asOf",
            "PartyParticulars.address",
            "PartyParticulars.workplace",
            "RecusalDecision.explanation",
            "SettingAside.reason",
            "Settlement.content",
            "Sighting.place",
            "Statement.text");

    /** Held against the same rule with what else a correction says. */
    private static final Set<String> OF_CORRECTIONS = Set.of(
            "CorrectionAnswer.text",
            "CorrectionDecision.reason",
            "CorrectionReason.reason",
            "NewCorrection.proposed",
            "NewCorrection.text");

    @Test
    void whatOthersReadNamesNobodysNumbers() {
        var texts = new TreeSet<String>();
        var seen = new HashSet<Class<?>>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.gridmediation").stream()
                        .map(JavaClass::reflect)
                        .flatMap(resource -> Stream.of(resource.getDeclaredMethods()))
                        .filter(m -> Stream.of(m.getAnnotations())
                                .anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                        .flatMap(m -> Stream.of(m.getParameterTypes()))
                        .forEach(type -> read(type, seen, texts));
        var expected = new TreeSet<>(OF_THE_FILE);
        expected.addAll(OF_CORRECTIONS);
        assertThat(texts).isEqualTo(expected);
    }

    private static void read(Class<?> type, Set<Class<?>> seen, Set<String> texts) {
        if (!type.isRecord() || !type.getName().startsWith("org.gridmediation") || !seen.add(type)) return;
        for (var part : type.getRecordComponents()) {
            var places = places(part);
            places.forEach(place -> read(place.type, seen, texts));
            if (places.stream().anyMatch(FreeTextsTest::isFreeText))
                texts.add(type.getSimpleName() + "." + part.getName());
        }
    }

    private record Place(Class<?> type, List<AnnotatedElement> said) {
        <A extends Annotation> A get(Class<A> rule) {
            return said.stream()
                    .map(s -> s.getAnnotation(rule))
                    .filter(a -> a != null)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static boolean isFreeText(Place place) {
        return place.type == String.class
                && place.get(Size.class) != null
                && place.get(Size.class).max() >= LONG
                && Stream.of(WithoutNumbers.class, Visible.class, Pattern.class)
                        .allMatch(rule -> place.get(rule) == null);
    }

    /** The component itself, and what a list of it holds. */
    private static List<Place> places(RecordComponent part) {
        var places = new ArrayList<Place>();
        places.add(new Place(part.getType(), List.of(part, part.getAccessor(), part.getAnnotatedType())));
        if (part.getAnnotatedType() instanceof AnnotatedParameterizedType list)
            for (var held : list.getAnnotatedActualTypeArguments())
                if (held.getType() instanceof Class<?> type) places.add(new Place(type, List.of(held)));
        return places;
    }
}
