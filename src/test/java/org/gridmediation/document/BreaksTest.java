package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BreaksTest {
    /** Every character is as wide as one, Latin ones half. */
    private static List<String> lines(String text, double width, double first) {
        return LineBreaks.lines(text, width, first, c -> LineBreaks.isWide(c) ? 1 : 0.5).stream()
                .map(LineBreaks.Line::text)
                .toList();
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
        assertThat(lines("一二三四五，六七八九", 5, 0)).containsExactly("一二三四", "五，六七八", "九");
        assertThat(lines("一二三四（五六七）八", 5, 0)).containsExactly("一二三四", "（五六七）", "八");
        var random = new java.util.Random(3);
        for (int i = 0; i < 2000; i++) {
            var text = random.ints(60, 0, 14)
                    .mapToObj(c -> "一二三四五六七八，。（）《》".substring(c, c + 1))
                    .collect(Collectors.joining());
            var broken = lines(text, 20, 2);
            assertThat(String.join("", broken)).isEqualTo(text);
            for (int j = 0; j < broken.size() - 1; j++) {
                if (broken.get(j).length() < 12) continue;
                assertThat(broken.get(j)).doesNotMatch(".*[（《]$");
                assertThat(broken.get(j + 1)).doesNotMatch("^[，。）》].*");
            }
        }
    }

    @Test
    void aWordIsKeptTogetherAndATooLongOneIsBrokenAnywhere() {
        assertThat(lines("灯具为LED-50W型", 5, 0)).containsExactly("灯具为", "LED-50W型");
        assertThat(lines("aaaaaaaaaaaaaaaaaaaaaaaa", 5, 0)).containsExactly("aaaaaaaaaa", "aaaaaaaaaa", "aaaa");
        assertThat(lines("𠮷𠮷𠮷", 2, 0)).containsExactly("𠮷𠮷", "𠮷");
    }

    @Test
    void neitherTheFirstNorTheLastLineOfAParagraphIsAlone() {
        var broken = LineBreaks.lines("一二三四五六七八九十\n一\n二\n一二三四五", 2, 0, c -> 1);
        assertThat(java.util.stream.IntStream.rangeClosed(0, broken.size())
                        .filter(at -> LineBreaks.mayPart(broken, at)))
                .containsExactly(0, 2, 3, 5, 6, 7, 10);
    }

    @Test
    void theFirstLineOfEachParagraphIsIndented() {
        assertThat(lines("一二三四五六\r\n七八九十", 4, 2)).containsExactly("一二", "三四五六", "七八", "九十");
        assertThat(lines("", 4, 2)).containsExactly("");
    }
}
