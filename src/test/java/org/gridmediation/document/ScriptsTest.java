package org.gridmediation.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gridmediation.dispute.PartyRole;
import org.gridmediation.dispute.Source;
import org.gridmediation.outcome.AgreementForm;
import org.gridmediation.outcome.OutcomeKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name is printed in its own letters, and found again as it was written. */
class ScriptsTest {
    private static byte[] agreement(String name) {
        var file = Samples.file(
                Source.PATROL,
                List.of(Samples.person(PartyRole.APPLICANT, name, 1), Samples.person(PartyRole.RESPONDENT, "示例乙", 1)),
                0,
                1,
                Samples.ending(OutcomeKind.AGREED, AgreementForm.ORAL, "与" + name + "和解。"));
        var out = new ByteArrayOutputStream();
        new Document(file, DocumentKind.ORAL_AGREEMENT, 1)
                .write(Document.PDF, Path.of(System.getProperty("java.io.tmpdir")), out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "བཀྲ་ཤིས་ཚེ་རིང་",
        "ཨོཾ་མཎི་པདྨེ་ཧཱུྃ",
        "ᠮᠣᠩᠭᠣᠯ",
        "ᠰᠠᠷᠠᠩᠭᠡᠷᠡᠯ",
        "ꆈꌠꁱꂷ",
        "Łukasz Żółć",
        "Nguyễn Thị Hằng",
        "김철수",
        "Айгүл Қасымқызы",
        "ꓡꓲ-ꓢꓴ",
        "ᥖᥭᥰ",
        "€100",
        "𠀀𠂇𡋾𪚥𫝆𬺰",
    })
    void aNameIsFoundAgain(String name) throws Exception {
        try (var pdf = Loader.loadPDF(agreement(name))) {
            assertThat(text(pdf)).doesNotContain("U+").contains(name.replaceAll("[\\s་]", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({"ئالىم قادىر", "مۇھەممەت·ئىمىن", "ۋەلى ئەخمەت ھاجى"})
    void aNameThatIsReadFromTheRightIsFoundAgain(String name) throws Exception {
        try (var pdf = Loader.loadPDF(agreement(name))) {
            var text = text(pdf);
            assertThat(text).doesNotContain("U+");
            for (var word : name.split("[ ·]")) assertThat(text).contains(word);
        }
    }

    /** What a shaped word looks like is no sum of its letters: joined, and drawn at all. */
    @ParameterizedTest
    @CsvSource({"ئالىم", "ᠮᠣᠩᠭᠣᠯ", "བཀྲ"})
    void aShapedWordIsDrawn(String name) throws Exception {
        try (var document = new PDDocument();
                var fonts = new Fonts(document)) {
            var shown = fonts.printable(name);
            assertThat(shown.codePointCount(0, shown.length())).isEqualTo(1);
            assertThat(fonts.width(shown, 12)).isBetween(6.0, 12.0 * name.length());
        }
        try (var with = Loader.loadPDF(agreement(name));
                var without = Loader.loadPDF(agreement("　"))) {
            assertThat(ink(with)).isGreaterThan(ink(without) + 20);
        }
    }

    private static long ink(PDDocument pdf) throws Exception {
        var image = new PDFRenderer(pdf).renderImageWithDPI(0, 60);
        return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xff) < 128)
                .count();
    }

    private static String text(PDDocument pdf) throws Exception {
        return new PDFTextStripper().getText(pdf).replaceAll("[\\s　་]", "");
    }
}
