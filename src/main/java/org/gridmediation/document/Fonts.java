package org.gridmediation.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one PDF. Everyday text is in the first; the others, for the rare characters of names and for other scripts, are read only when one is
 * met. A word of a script that must be shaped becomes one sign of ours, from the private area. A character of no font is written as its code, so that
 * the reader sees which one is meant, not a box.
 */
final class Fonts implements AutoCloseable {
    private static final String EVERYDAY = "/fonts/GridMediationSerif.ttf";
    private static final String NAMES = "/fonts/GridMediationSerifNames.ttf";
    private static final List<String> OF_LETTERS = List.of(EVERYDAY, "/fonts/GridMediationSerifScripts.ttf");
    private static final List<String> OF_HANGUL = List.of(NAMES);
    private static final List<String> OF_IDEOGRAPHS = List.of(EVERYDAY, "/fonts/GridMediationSerifRare.ttf", NAMES);

    /** Where the signs of shaped words begin; what is written there by others has no shape that is known. */
    private static final int SIGNS = 0xF0000;

    private static final Pattern ACCENTED = Pattern.compile("\\p{L}[\u0300-\u036F]+");

    private static final Map<String, SoftReference<byte[]>> READ = new ConcurrentHashMap<>();

    private final PDDocument document;
    private final Map<String, Face> faces = new HashMap<>();
    private final Map<Integer, Face> known = new HashMap<>();
    private final Map<String, Integer> signs = new HashMap<>();
    private final List<Word> words = new ArrayList<>();

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

    /** @param face in which its letters can be found again, unseen under its outline */
    record Word(String text, boolean rightToLeft, ShapedScript.Shaped shaped, Face face) {}

    /**
     * @param text all of whose characters are in the face
     * @param word when it is a shaped one; the text and its face are null then
     */
    record Run(Face face, String text, Word word) {}

    /** What can be printed of a text; what no font has becomes its code. */
    String printable(String text) {
        var plain = Paper.plain(text);
        // A letter and its accent are one where there is one.
        plain = ACCENTED.matcher(plain).replaceAll(m -> Normalizer.normalize(m.group(), Normalizer.Form.NFC));
        var shown = new StringBuilder();
        for (int at = 0; at < plain.length(); ) {
            var end = word(plain, at, shown);
            if (end == at) {
                int c = plain.codePointAt(at);
                if (c == '\n' || c < SIGNS && face(c) != null) shown.appendCodePoint(c);
                else shown.append("［U+%04X］".formatted(c));
                end = at + Character.charCount(c);
            }
            at = end;
        }
        return shown.toString();
    }

    /** @return where the word ends that begins there and is shown as a sign; there, when none does */
    private int word(String text, int at, StringBuilder shown) {
        for (var shaping : ShapedScript.values()) {
            var word = shaping.word.matcher(text).region(at, text.length());
            if (!word.lookingAt()) continue;
            var sign = signs.computeIfAbsent(word.group(), w -> shaping.shape(w)
                    .map(shaped -> {
                        words.add(new Word(w, shaping.rightToLeft, shaped, opened(shaping.file)));
                        return SIGNS + words.size() - 1;
                    })
                    .orElse(null));
            if (sign == null) return at;
            shown.appendCodePoint(sign);
            return word.end();
        }
        return at;
    }

    double advance(int character) {
        return character >= SIGNS
                ? words.get(character - SIGNS).shaped.advance()
                : face(character).advance(character);
    }

    double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size;
    }

    /** In the order in which they are seen, from the left. */
    List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var shown = new StringBuilder();
        Face face = null;
        for (int c : seen(text.codePoints().toArray())) {
            var next = c >= SIGNS ? null : face(c);
            if (next != face && shown.length() > 0) {
                runs.add(new Run(face, shown.toString(), null));
                shown.setLength(0);
            }
            face = next;
            if (next == null) runs.add(new Run(null, null, words.get(c - SIGNS)));
            else shown.appendCodePoint(c);
        }
        if (shown.length() > 0) runs.add(new Run(face, shown.toString(), null));
        return runs;
    }

    /** Words that are read from the right stand in that order, with what is between them. */
    private int[] seen(int[] characters) {
        if (Arrays.stream(characters).noneMatch(this::isRightToLeft)) return characters;
        var levels = new byte[characters.length];
        int last = -1;
        for (int i = 0; i < characters.length; i++) {
            var sign = characters[i] >= SIGNS;
            if (isRightToLeft(characters[i])) {
                for (int j = last < 0 ? i : last; j <= i; j++) levels[j] = 1;
                last = i;
            } else if (sign || Character.isLetterOrDigit(characters[i])) {
                last = -1;
            }
        }
        var order = new Integer[characters.length];
        for (int i = 0; i < order.length; i++) order[i] = characters[i];
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    private boolean isRightToLeft(int character) {
        return character >= SIGNS && words.get(character - SIGNS).rightToLeft;
    }

    /** The first face that has the character, or null. */
    private Face face(int character) {
        if (known.containsKey(character)) return known.get(character);
        Face found = null;
        for (var file : files(character))
            if (found == null && opened(file).glyphs.getGlyphId(character) != 0) found = opened(file);
        known.put(character, found);
        return found;
    }

    private static List<String> files(int character) {
        if (character >= 0x3130 && character < 0x3190 || character >= 0xAC00 && character < 0xD7B0) return OF_HANGUL;
        return character < 0x2E80 || character >= 0xA000 && character < 0xAC00 ? OF_LETTERS : OF_IDEOGRAPHS;
    }

    private Face opened(String file) {
        return faces.computeIfAbsent(file, this::open);
    }

    private Face open(String file) {
        try {
            var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bytes(file)));
            return new Face(parsed, parsed.getUnicodeCmapLookup(), PDType0Font.load(document, parsed, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One copy for all documents that are drawn at the same time, as long as memory lasts: the fonts of names are large. */
    private static byte[] bytes(String file) throws IOException {
        var known = READ.get(file);
        var bytes = known == null ? null : known.get();
        if (bytes != null) return bytes;
        try (var resource = Fonts.class.getResourceAsStream(file)) {
            bytes = resource.readAllBytes();
        }
        READ.put(file, new SoftReference<>(bytes));
        return bytes;
    }

    /** After the document is saved, which embeds what it used of them. */
    @Override
    public void close() {
        for (var face : faces.values()) {
            try {
                face.file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
