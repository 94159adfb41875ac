package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseTest {
    @ParameterizedTest
    @CsvSource({
        "0, 零元整",
        "5, 伍分",
        "50, 伍角整",
        "100, 壹元整",
        "32504, 叁佰贰拾伍元零肆分",
        "140950, 壹仟肆佰零玖元伍角整",
        "168032, 壹仟陆佰捌拾元叁角贰分",
        "600714, 陆仟零柒元壹角肆分",
        "1000000, 壹万元整",
        "1640902, 壹万陆仟肆佰零玖元零贰分",
        "10700053, 壹拾万柒仟元伍角叁分",
        "1234567, 壹万贰仟叁佰肆拾伍元陆角柒分",
        "1005000, 壹万零伍拾元整",
        "100000500, 壹佰万零伍元整",
        "1000050000, 壹仟万零伍佰元整",
        "10000000000, 壹亿元整",
        "10000000100, 壹亿零壹元整",
        "1000000000000, 壹佰亿元整"
    })
    void aSumIsWrittenInCapitals(long fen, String capitals) {
        assertThat(Chinese.capitals(fen)).isEqualTo(capitals);
    }

    /** Read back digit by digit, every sum gives itself. */
    @Test
    void noSumIsWrittenAsAnother() {
        var random = new java.util.Random(11);
        for (int i = 0; i < 20_000; i++) {
            long fen = (long) Math.pow(10, random.nextDouble() * 12);
            assertThat(read(Chinese.capitals(fen))).as(Chinese.capitals(fen)).isEqualTo(fen);
            assertThat(Chinese.capitals(fen)).doesNotContain("零零", "零元", "零万", "零亿", "亿万");
        }
    }

    private static long read(String text) {
        long whole = 0;
        long group = 0;
        long digit = 0;
        long cents = 0;
        for (var c : text.toCharArray()) {
            switch (c) {
                case '拾' -> group += digit * 10;
                case '佰' -> group += digit * 100;
                case '仟' -> group += digit * 1000;
                case '万', '亿' -> whole += (group + digit) * (c == '万' ? 10_000L : 100_000_000L);
                case '元' -> whole += group + digit;
                case '角' -> cents += digit * 10;
                case '分' -> cents += digit;
                default -> digit = Math.max(0, "零壹贰叁肆伍陆柒捌玖".indexOf(c));
            }
            if ("拾佰仟万亿元角分".indexOf(c) >= 0) digit = 0;
            if ("万亿元".indexOf(c) >= 0) group = 0;
        }
        return whole * 100 + cents;
    }

    @Test
    void daysAndHoursAreThoseOfChina() {
        assertThat(Chinese.day(LocalDate.of(2026, 3, 5))).isEqualTo("2026年3月5日");
        assertThat(Chinese.day(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("2027年1月1日");
        assertThat(Chinese.hour(Instant.parse("2026-03-15T15:05:00Z"))).isEqualTo("2026年3月15日23时05分");
    }

    @ParameterizedTest
    @CsvSource({"1, 一", "10, 十", "12, 十二", "20, 二十", "61, 六十一", "100, 100"})
    void countsAreSmall(int number, String text) {
        assertThat(Chinese.count(number)).isEqualTo(text);
    }
}
