package org.gridmediation.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    record Form(@ValidCreditCode String creditCode) {}

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "55440103MEDEM0016D"})
    void acceptsTheStandardsExamples(String code) {
        assertThat(new CreditCode(code).fault()).isEmpty();
        assertThat(CreditCode.checkDigit(code.substring(0, 17))).isEqualTo(code.charAt(17));
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                Arguments.of("91350100M000100Y44", "CREDIT_CODE_CHECK"),
                Arguments.of("91350100M000100Y34", "CREDIT_CODE_CHECK"),
                Arguments.of("91350100M000100Y4", "CREDIT_CODE_LENGTH"),
                Arguments.of("91350100M000100Y430", "CREDIT_CODE_LENGTH"),
                Arguments.of("", "CREDIT_CODE_LENGTH"),
                Arguments.of("9".repeat(10_000), "CREDIT_CODE_LENGTH"),
                Arguments.of(" 91350100M000100Y43", "CREDIT_CODE_LENGTH"),
                Arguments.of("91350100M000100I43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100M000100O43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100M000100S43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100M000100V43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100M000100Z43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100m000100y43", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("\u0000".repeat(18), "CREDIT_CODE_CHARACTERS"),
                Arguments.of("👮".repeat(9), "CREDIT_CODE_CHARACTERS"),
                Arguments.of("91350100M000100Y4\ud800", "CREDIT_CODE_CHARACTERS"),
                Arguments.of("９1350100M000100Y43", "CREDIT_CODE_CHARACTERS"),
                // The area has digits only.
                Arguments.of("91AB0100M000100Y43", "CREDIT_CODE_CHARACTERS"));
    }

    private static String complete(String seventeen) {
        return seventeen + CreditCode.checkDigit(seventeen);
    }

    @ParameterizedTest
    @MethodSource("faulty")
    void namesTheFault(String code, String fault) {
        assertThat(new CreditCode(code).fault()).contains(fault);
    }

    @Test
    void noticesEveryWrongCharacter() {
        var random = new Random(32100);
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder("55%06d".formatted(random.nextInt(1_000_000)));
            while (text.length() < 17) text.append(ALPHABET.charAt(random.nextInt(31)));
            var valid = complete(text.toString());
            assertThat(new CreditCode(valid).fault()).isEmpty();
            int at = random.nextInt(18);
            var wrong = new StringBuilder(valid);
            wrong.setCharAt(at, ALPHABET.charAt((ALPHABET.indexOf(valid.charAt(at)) + 1 + random.nextInt(30)) % 31));
            assertThat(new CreditCode(wrong.toString()).fault()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9135", "91350100M000100I4", "91350100M000100Y43"})
    void computesOfSeventeenCharactersOnly(String text) {
        assertThatThrownBy(() -> CreditCode.checkDigit(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isCheckedInAForm() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            assertThat(validator.validate(new Form("91350100M000100Y43"))).isEmpty();
            assertThat(validator.validate(new Form(null))).isEmpty();
            assertThat(validator.validate(new Form("91350100M000100Y44")))
                    .singleElement()
                    .satisfies(v -> assertThat(v.getMessage()).isEqualTo("CREDIT_CODE_CHECK"));
        }
    }
}
