package org.gridmediation.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one PDF. Everyday text is in the first; the second, for the rare characters of names, is read only when
 * one is met. A character of neither is written as its code, so that the reader sees which one is meant, not a box.
 */
final class Fonts implements AutoCloseable {
    private static final List<String> FILES =
            List.of("/fonts/GridMediationSerif.ttf", "/fonts/GridMediationSerifRare.ttf");

    private final PDDocument document;
    private final List<Face> faces = new ArrayList<>();
    private final Map<Integer, Face> known = new HashMap<>();

    Fonts(PDDocument document) {
        this.document = document;
    }

    record Face(TrueTypeFont file, CmapLookup glyphs, PDFont font) {
        double advance(int character) {
            try {
                return file.getAdvanceWidth(glyphs.getGlyphId(character)) / (double) file.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param text all of whose characters are in the face */
    record Run(Face face, String text) {}

    /** What can be printed of a text; what no font has becomes its code. */
    String printable(String text) {
        var shown = new StringBuilder();
        Paper.plain(text).codePoints().forEach(c -> {
            if (c == '\n' || face(c) != null) shown.appendCodePoint(c);
            else shown.append("［U+%04X］".formatted(c));
        });
        return shown.toString();
    }

    double advance(int character) {
        return face(character).advance(character);
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size;
    }

    List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        int from = 0;
        for (int i = 0; i < text.length(); ) {
            int next = text.offsetByCodePoints(i, 1);
            if (next == text.length() || face(text.codePointAt(next)) != face(text.codePointAt(i))) {
                runs.add(new Run(face(text.codePointAt(i)), text.substring(from, next)));
                from = next;
            }
            i = next;
        }
        return runs;
    }

    /** The first face that has the character, or null. */
    private Face face(int character) {
        if (known.containsKey(character)) return known.get(character);
        Face found = null;
        for (int i = 0; i < FILES.size() && found == null; i++) {
            if (i == faces.size()) faces.add(open(FILES.get(i)));
            if (faces.get(i).glyphs.getGlyphId(character) != 0) found = faces.get(i);
        }
        known.put(character, found);
        return found;
    }

    private Face open(String file) {
        try (var resource = Fonts.class.getResourceAsStream(file)) {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(resource.readAllBytes()));
            return new Face(parsed, parsed.getUnicodeCmapLookup(), PDType0Font.load(document, parsed, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After the document is saved, which embeds what it used of them. */
    @Override
    public void close() {
        for (var face : faces) {
            try {
                face.file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
