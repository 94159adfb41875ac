package org.gridmediation.resident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmediation.resident.DocumentType.HK_MACAO_TAIWAN_RESIDENCE_PERMIT;
import static org.gridmediation.resident.DocumentType.OTHER;
import static org.gridmediation.resident.DocumentType.PASSPORT;
import static org.gridmediation.resident.DocumentType.RESIDENT_ID;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.gridmediation.access.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdentityDocumentTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    record Form(@Valid IdentityDocument document) {}

    private static String complete(String seventeen) {
        return seventeen + IdentityDocument.checkDigit(seventeen);
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1949-12-31, FEMALE",
        "440524190001010017, 1900-01-01, MALE",
        "440103199003070010, 1990-03-07, MALE",
        "440103200002291239, 2000-02-29, MALE",
        "440103201206010034, 2012-06-01, MALE",
        "11010519491231002x, 1949-12-31, FEMALE",
        "' 440103199003070010\n', 1990-03-07, MALE",
        "４４０１０３１９９００３０７００１０, 1990-03-07, MALE",
        "11010519491231002ｘ, 1949-12-31, FEMALE",
        "　440103199003070010　, 1990-03-07, MALE",
    })
    void acceptsResidentIds(String number, LocalDate born, Sex sex) {
        var document = new IdentityDocument(RESIDENT_ID, number);
        assertThat(document.fault(TODAY)).isEmpty();
        assertThat(document.birthDate()).contains(born);
        assertThat(document.sex()).contains(sex);
        assertThat(document.number()).matches("\\d{17}[\\dX]");
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("440103199003070011", "ID_NUMBER_CHECK_DIGIT"),
                Arguments.of("440103199002300011", "ID_NUMBER_DATE"),
                Arguments.of(complete("44010319900230001"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010319000229123"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010319901301001"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010300000101001"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010318961123001"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010320261125001"), "ID_NUMBER_DATE"),
                Arguments.of(complete("44010399991231001"), "ID_NUMBER_DATE"),
                Arguments.of("440103900307001", "ID_NUMBER_15_DIGITS_OBSOLETE"),
                Arguments.of("", "ID_NUMBER_LENGTH"),
                Arguments.of("44010319900307001", "ID_NUMBER_LENGTH"),
                Arguments.of("4401031990030700100", "ID_NUMBER_LENGTH"),
                Arguments.of("440103 19900307 0010", "ID_NUMBER_LENGTH"),
                Arguments.of("X40103199003070010", "DOCUMENT_NUMBER_FORMAT"),
                Arguments.of("44010319900307001A", "DOCUMENT_NUMBER_FORMAT"),
                Arguments.of("44010319900307001Х", "DOCUMENT_NUMBER_FORMAT"), // a Cyrillic Х
                Arguments.of("٤٤٠١٠٣١٩٩٠٠٣٠٧٠٠١٠", "DOCUMENT_NUMBER_FORMAT"),
                Arguments.of("-40103199003070010", "DOCUMENT_NUMBER_FORMAT"));
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesTheFaultOfAResidentId(String number, String code) {
        assertThat(new IdentityDocument(RESIDENT_ID, number).fault(TODAY)).contains(code);
    }

    @Test
    void acceptsTheFirstAndTheLastDay() {
        assertThat(new IdentityDocument(RESIDENT_ID, complete("44010318961124001")).fault(TODAY))
                .isEmpty();
        assertThat(new IdentityDocument(RESIDENT_ID, complete("44010320261124001")).fault(TODAY))
                .isEmpty();
    }

    @Test
    void acceptsAbolishedAndUnknownAreas() {
        assertThat(new IdentityDocument(RESIDENT_ID, complete("00000019900307001")).fault(TODAY))
                .isEmpty();
        assertThat(new IdentityDocument(RESIDENT_ID, complete("99999919900307001")).fault(TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "810000, ",
        "820000, ",
        "830000, ",
        "440103, ID_NUMBER_PREFIX",
        "840000, ID_NUMBER_PREFIX",
        "810001, ID_NUMBER_PREFIX"
    })
    void knowsTheResidencePermitByItsPrefix(String prefix, String code) {
        var permit = new IdentityDocument(HK_MACAO_TAIWAN_RESIDENCE_PERMIT, complete(prefix + "19900307002"));
        assertThat(permit.fault(TODAY)).isEqualTo(Optional.ofNullable(code));
        assertThat(permit.sex()).contains(Sex.FEMALE);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ID_NUMBER_LENGTH",
        "8100001990, ID_NUMBER_LENGTH",
        "810000900307001, ID_NUMBER_LENGTH",
        "81000019900230001X, ID_NUMBER_DATE",
        "8100001990030700Z1, DOCUMENT_NUMBER_FORMAT",
    })
    void namesTheFaultOfAResidencePermit(String number, String code) {
        assertThat(new IdentityDocument(HK_MACAO_TAIWAN_RESIDENCE_PERMIT, number).fault(TODAY))
                .contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "HK_MACAO_TRAVEL_PERMIT, H12345678, true",
        "HK_MACAO_TRAVEL_PERMIT, m12345678, true",
        "HK_MACAO_TRAVEL_PERMIT, A12345678, false",
        "HK_MACAO_TRAVEL_PERMIT, H1234567, false",
        "TAIWAN_TRAVEL_PERMIT, 12345678, true",
        "TAIWAN_TRAVEL_PERMIT, 123456789, false",
        "TAIWAN_TRAVEL_PERMIT, 1234567A, false",
        "FOREIGNER_PERMANENT_RESIDENCE, 911124198108030024, true",
        "FOREIGNER_PERMANENT_RESIDENCE, 91112419810803002x, true",
        "FOREIGNER_PERMANENT_RESIDENCE, 811124198108030024, false",
        "FOREIGNER_PERMANENT_RESIDENCE, USA110010101001, true",
        "FOREIGNER_PERMANENT_RESIDENCE, US1100101010012, false",
        "PASSPORT, E12345678, true",
        "PASSPORT, e１2345, true",
        "PASSPORT, AB12, false",
        "PASSPORT, A1234567890123456, true",
        "PASSPORT, A12345678901234567, false",
        "PASSPORT, E1234-678, false",
        "OTHER, 粤(2020)第123号, true",
        "OTHER, 𠀀𠀀𠀀𠀀𠀀𠀀, true",
        "OTHER, 1, false",
        "OTHER, a b, false",
    })
    void knowsTheFormOfOtherDocuments(DocumentType type, String number, boolean fits) {
        var document = new IdentityDocument(type, number);
        assertThat(document.fault(TODAY)).isEqualTo(fits ? Optional.empty() : Optional.of("DOCUMENT_NUMBER_FORMAT"));
        assertThat(document.birthDate()).isEmpty();
        assertThat(document.sex()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void refusesHostileTextOfEveryKind(DocumentType type) {
        for (var number : new String[] {
            "",
            "\u0000",
            "440103199003070010\u0000",
            "44010319900307\u00000010",
            "👮👮👮👮👮👮👮👮👮",
            "\ud800",
            "\udc00".repeat(18),
            "9".repeat(10_000),
            "A".repeat(1_000_000),
            "\n",
            "810000\n90030700100",
            "' or 1=1 --",
            "${1+1}",
            "{code}",
            "\u202e440103199003070010"
        }) {
            var document = new IdentityDocument(type, number);
            assertThat(document.fault(TODAY)).as(type + " " + document).isPresent();
            assertThat(document.birthDate()).isEmpty();
            assertThat(document.sex()).isEmpty();
        }
    }

    @Test
    void noticesEveryWrongDigitAndEverySwapOfNeighbours() {
        var random = new Random(11643);
        for (int i = 0; i < 500; i++) {
            var born = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(46_000));
            var valid = complete("%06d".formatted(random.nextInt(1_000_000))
                    + DateTimeFormatter.BASIC_ISO_DATE.format(born)
                    + "%03d".formatted(random.nextInt(1_000)));
            assertThat(new IdentityDocument(RESIDENT_ID, valid).fault(TODAY)).isEmpty();
            int at = random.nextInt(17);
            var wrong = new StringBuilder(valid);
            wrong.setCharAt(at, (char) ('0' + (valid.charAt(at) - '0' + 1 + random.nextInt(9)) % 10));
            assertThat(new IdentityDocument(RESIDENT_ID, wrong.toString()).fault(TODAY))
                    .isPresent();
            at = random.nextInt(16);
            if (valid.charAt(at) == valid.charAt(at + 1)) continue;
            var swapped = new StringBuilder(valid);
            swapped.setCharAt(at, valid.charAt(at + 1));
            swapped.setCharAt(at + 1, valid.charAt(at));
            assertThat(new IdentityDocument(RESIDENT_ID, swapped.toString()).fault(TODAY))
                    .isPresent();
        }
    }

    @Test
    void neverShowsTheNumber() {
        assertThat(new IdentityDocument(RESIDENT_ID, "440103199003070010"))
                .hasToString("RESIDENT_ID 440103********0010");
        assertThat(new IdentityDocument(null, null).toString()).isNotNull();
        assertThatThrownBy(() -> IdentityDocument.checkDigit("4401031990030700A"))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("440103");
        assertThatThrownBy(() -> IdentityDocument.checkDigit("440103")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isOneDocumentHoweverItIsWritten() {
        assertThat(new IdentityDocument(RESIDENT_ID, " 11010519491231002ｘ").normalized())
                .isEqualTo(new IdentityDocument(RESIDENT_ID, "11010519491231002X").normalized())
                .isEqualTo("RESIDENT_ID:11010519491231002X");
        assertThat(new IdentityDocument(PASSPORT, "E12345678").normalized())
                .isNotEqualTo(new IdentityDocument(OTHER, "E12345678").normalized());
        for (var number : new String[] {"ΐ1", "ß1", "ª1", "①②", "ﬁ1", "ǆ1"}) {
            var once = new IdentityDocument(OTHER, number);
            assertThat(new IdentityDocument(OTHER, once.number())).as(number).isEqualTo(once);
        }
    }

    @Test
    void isCheckedInAForm() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            assertThat(validator.validate(new Form(new IdentityDocument(RESIDENT_ID, "440103199003070010"))))
                    .isEmpty();
            assertThat(validator.validate(new Form(null))).isEmpty();
            assertThat(validator.validate(new Form(new IdentityDocument(RESIDENT_ID, "440103199003070011"))))
                    .singleElement()
                    .satisfies(v -> {
                        assertThat(v.getMessage()).isEqualTo("ID_NUMBER_CHECK_DIGIT");
                        assertThat(v.getPropertyPath()).hasToString("document.number");
                    });
            assertThat(validator.validate(new Form(new IdentityDocument(null, null))))
                    .hasSize(2)
                    .allSatisfy(v -> assertThat(v.getConstraintDescriptor()
                                    .getAnnotation()
                                    .annotationType()
                                    .getSimpleName())
                            .isEqualTo("NotNull"));
        }
    }
}
