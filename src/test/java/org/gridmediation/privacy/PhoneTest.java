package org.gridmediation.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.Validation;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneTest {
    record Form(@ValidPhone String phone) {}

    @ParameterizedTest
    @CsvSource({
        "13800001234, +8613800001234",
        "19912345678, +8619912345678",
        "138 0000 1234, +8613800001234",
        "138-0000-1234, +8613800001234",
        "１３８００００１２３４, +8613800001234",
        "+8613800001234, +8613800001234",
        "＋86 138 0000 1234, +8613800001234",
        "8613800001234, +8613800001234",
        "008613800001234, +8613800001234",
        "020-81234567, +862081234567",
        "02081234567, +862081234567",
        "(020) 8123 4567, +862081234567",
        "（020）81234567, +862081234567",
        "+86 20 8123 4567, +862081234567",
        "+86 (0)20 8123 4567, +862081234567",
        "010-81234567, +861081234567",
        "0755-88881234, +8675588881234",
        "0763-3456789, +867633456789",
        "+852 9123 4567, +85291234567",
        "0085291234567, +85291234567",
        "+853 6612 3456, +85366123456",
        "'  13800001234\n', +8613800001234",
    })
    void readsLocalAndInternationalForms(String text, String e164) {
        assertThat(Phone.parse(text).value()).isEqualTo(e164);
        assertThat(Phone.parse(e164)).as("what is stored reads as itself").isEqualTo(Phone.parse(text));
    }

    static Stream<String> invalid() {
        return Stream.of(
                null,
                "",
                " ",
                "12800001234",
                "1380000123",
                "138000012345",
                "03800001234567",
                "81234567",
                "2081234567",
                "862081234567",
                "020-8123456",
                "020-01234567",
                "+85212345",
                "85291234567",
                "+8521234567890",
                "+1 212 555 0100",
                "+",
                "+86",
                "++8613800001234",
                "1380000１23a",
                "13800\u000001234",
                "13800001234\u0000",
                "138\n00001234",
                "٠١٣٨٠٠٠٠١٢٣",
                "①③⑧00001234",
                "👮13800001234",
                "\ud800",
                "1380000123\udc00",
                "1".repeat(10_000),
                " ".repeat(10_000),
                "-".repeat(10_000) + "13800001234",
                "020-81234567-801",
                "110",
                "1e10",
                "13800001234;drop",
                "null");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsNoPhone(String text) {
        assertThatThrownBy(() -> Phone.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("PHONE_INVALID");
    }

    @Test
    void holdsE164Only() {
        assertThatThrownBy(() -> new Phone("13800001234")).hasMessage("PHONE_INVALID");
        assertThatThrownBy(() -> new Phone(null)).hasMessage("PHONE_INVALID");
    }

    @Test
    void showsItselfMasked() {
        assertThat(Phone.parse("13800001234")).hasToString("138****1234");
    }

    @Test
    void neverFailsOtherwise() {
        var random = new Random(7);
        var alphabet = "0123456789+- ()８\u0000\ud83dx";
        for (int i = 0; i < 20_000; i++) {
            var text = random.ints(random.nextInt(20), 0, alphabet.length())
                    .mapToObj(alphabet::charAt)
                    .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                    .toString();
            try {
                assertThat(Phone.parse(text).value()).matches("\\+86\\d{9,11}|\\+85[23]\\d{8}");
            } catch (IllegalArgumentException invalid) {
                assertThat(invalid).hasMessage("PHONE_INVALID");
            }
        }
    }

    @Test
    void isCheckedInAForm() {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            var validator = factory.getValidator();
            assertThat(validator.validate(new Form("13800001234"))).isEmpty();
            assertThat(validator.validate(new Form(null))).isEmpty();
            assertThat(validator.validate(new Form("${1+1}"))).singleElement().satisfies(v -> {
                assertThat(v.getMessage()).isEqualTo("PHONE_INVALID");
                assertThat(v.getPropertyPath()).hasToString("phone");
            });
        }
    }
}
