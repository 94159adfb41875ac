package org.gridmediation.document;

import io.quarkus.logging.Log;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The scripts whose letters change with their neighbours. PDFBox sets letters side by side; Java's own text layout (HarfBuzz) shapes such a word, whose
 * outline is drawn.
 */
enum ShapedScript {
    /** A syllable with the mark that ends it, after which a line may break. */
    TIBETAN("NotoSerifTibetan-Regular.ttf", "[\\u0F00-\\u0FFF&&[^\\u0F0B]]+\\u0F0B?|\\u0F0B", false),
    MONGOLIAN("NotoSansMongolian-Regular.ttf", "[\\u1800-\\u18AF]([\\u1800-\\u18AF\\u202F]*[\\u1800-\\u18AF])?", false),
    /** Uyghur, Kazakh. */
    ARABIC(
            "NotoNaskhArabic-Regular.ttf",
            "[\\u0600-\\u06FF\\u0750-\\u077F\\u08A0-\\u08FF\\uFB50-\\uFDFF\\uFE70-\\uFEFC&&[^\\u0660-\\u0669\\u06F0-\\u06F9]]+",
            true);

    static final double EM = 1000;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    final String file;
    final Pattern word;
    final boolean rightToLeft;
    private Optional<Font> font;

    ShapedScript(String file, String word, boolean rightToLeft) {
        this.file = "/fonts/" + file;
        this.word = Pattern.compile(word);
        this.rightToLeft = rightToLeft;
    }

    /** @param outline on an em of 1000, downwards from the baseline */
    record Shaped(Shape outline, double advance) {}

    /** @return empty when the font does not have all of the word */
    Optional<Shaped> shape(String word) {
        return font().flatMap(f -> {
            var letters = word.toCharArray();
            var glyphs = f.layoutGlyphVector(
                    EXACT,
                    letters,
                    0,
                    letters.length,
                    rightToLeft ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT);
            for (int i = 0; i < glyphs.getNumGlyphs(); i++) if (glyphs.getGlyphCode(i) == 0) return Optional.empty();
            return Optional.of(new Shaped(
                    glyphs.getOutline(),
                    glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX() / EM));
        });
    }

    /** Read when the first word comes. A Java without text layout (built without its font library) writes codes instead. */
    private synchronized Optional<Font> font() {
        if (font == null) font = read();
        return font;
    }

    private Optional<Font> read() {
        try (var resource = ShapedScript.class.getResourceAsStream(file)) {
            return Optional.of(Font.createFont(Font.TRUETYPE_FONT, resource).deriveFont((float) EM));
        } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
            Log.errorf("this Java cannot shape %s letters, they are printed as codes: %s", name(), e.toString());
            return Optional.empty();
        }
    }
}
