package org.gridmediation.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MaskTest {
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张三丰, 张**",
        "欧阳修, 欧阳**",
        "欧阳, 欧*",
        "司马相如, 司马**",
        "尉迟恭, 尉迟**",
        "买买提·吐尔逊, 买**",
        "𠮷野家, 𠮷**",
        "John Smith, J**",
        "Bo, B**",
        "O, *",
        "张, *",
        "' 张三 ', 张*",
        "'', *",
        "'  ', *",
    })
    void keepsTheSurnameOnly(String clear, String masked) {
        assertThat(MaskedName.of(clear)).isEqualTo(new MaskedName(masked));
    }

    @ParameterizedTest
    @CsvSource({
        "440103199003070010, 440103********0010",
        "11010519491231002X, 110105********002X",
        "H12345678, H******78",
        "E12345678, E******78",
        "12345678, 1*****78",
        "ABC123456789012, A************12",
        "A1234, A****",
        "A12, A**",
        "12, **",
        "1, *",
        "'', ''",
    })
    void hidesTheMiddleOfANumber(String clear, String masked) {
        assertThat(MaskedNumber.of(clear)).isEqualTo(new MaskedNumber(masked));
    }

    @ParameterizedTest
    @CsvSource({
        "+8613800001234, 138****1234",
        "13800001234, 138****1234",
        "+862081234567, 020****4567",
        "+861081234567, 010****4567",
        "+8675588881234, 0755****1234",
        "+867633456789, 0763***6789",
        "+85291234567, +852****4567",
        "+85366123456, +853****3456",
        "110, ***",
        "'', ''",
    })
    void hidesTheMiddleOfAPhone(String clear, String masked) {
        assertThat(MaskedPhone.of(clear)).isEqualTo(new MaskedPhone(masked));
    }

    @Test
    void masksNothingAsNothing() {
        assertThat(MaskedName.of(null)).isNull();
        assertThat(MaskedNumber.of(null)).isNull();
        assertThat(MaskedPhone.of(null)).isNull();
    }

    static Stream<String> hostile() {
        return Stream.of(
                "\u0000",
                "\u0000\u0000\u0000\u0000\u0000\u0000\u0000",
                "\ud800",
                "\udc00\ud800\udc00x\ud800",
                "𠀀𠀀𠀀𠀀",
                "𠀀".repeat(18),
                "👨‍👩‍👧",
                "\u202e张三丰",
                "9".repeat(10_000),
                "𠀀".repeat(10_000),
                "\n\n\n\n\n\n\n");
    }

    /** Half of a surrogate pair cannot be written as JSON: it would be a 500 for whoever reads that record. */
    @ParameterizedTest
    @MethodSource("hostile")
    void makesTextThatJsonHolds(String clear) throws JsonProcessingException {
        for (var masked : new Object[] {MaskedName.of(clear), MaskedNumber.of(clear), MaskedPhone.of(clear)}) {
            var written = json.writeValueAsBytes(masked);
            assertThat(new String(written, java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("\\u0000", "\u202e");
        }
    }

    @Test
    void writesAndReadsAsPlainStrings() throws JsonProcessingException {
        assertThat(json.writeValueAsString(MaskedName.of("张三丰"))).isEqualTo("\"张**\"");
        assertThat(json.readValue("\"张**\"", MaskedName.class)).isEqualTo(new MaskedName("张**"));
        assertThat(json.readValue("\"440103********0010\"", MaskedNumber.class).value())
                .isEqualTo("440103********0010");
        assertThat(json.readValue("\"138****1234\"", MaskedPhone.class).value()).isEqualTo("138****1234");
    }

    @Test
    void neverShowsMoreThanTenOfANumber() {
        var random = new Random(42);
        for (int i = 0; i < 2_000; i++) {
            var clear = random.ints(random.nextInt(41), '0', '9' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            var masked = MaskedNumber.of(clear).value();
            assertThat(masked).hasSameSizeAs(clear);
            assertThat(masked.chars().filter(c -> c != '*').count())
                    .isLessThanOrEqualTo(Math.min(10, clear.length() * 2 / 3));
        }
    }
}
