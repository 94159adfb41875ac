package org.gridmediation.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.util.XMLHelper;

/** A part of an XLSX, read once from its beginning. It has no document type and no entities; one that does is up to something. */
final class Xml {
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    /** No tag and no text of a table is longer, in bytes. */
    private static final int TOKEN = 4 << 20;

    private final Tokens bytes;
    private final XMLStreamReader reader;
    private final int longest;

    Xml(InputStream in, int longest) throws XMLStreamException {
        bytes = new Tokens(in);
        reader = XMLHelper.newXMLInputFactory().createXMLStreamReader(bytes);
        this.longest = longest;
    }

    /** @return how many bytes have been read */
    long read() {
        return bytes.count;
    }

    /** @return whether there is another event */
    boolean next() throws XMLStreamException {
        if (!reader.hasNext()) return false;
        int event = reader.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE)
            throw new SheetProblem(SheetFault.XLSX_ENTITY);
        return true;
    }

    boolean starts(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** @return null when there is none */
    String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    int number(String attribute, int otherwise) {
        var text = attribute(attribute);
        return text == null ? otherwise : Integer.parseInt(text);
    }

    /** What stands in an element without others in it, which is behind us then; cut where it becomes longer than it may be. */
    String text(String element) throws XMLStreamException {
        var text = new StringBuilder();
        while (next() && !ends(element)) if (reader.isCharacters()) append(text, reader.getText());
        return text.toString();
    }

    /** What stands in a text that may be in pieces, of which some only say how it is pronounced. */
    String rich(String element) throws XMLStreamException {
        var text = new StringBuilder();
        while (next() && !ends(element)) {
            if (starts("rPh")) text("rPh");
            else if (starts("t")) append(text, text("t"));
        }
        return unescaped(text.toString());
    }

    private void append(StringBuilder text, String piece) {
        text.append(piece, 0, Math.min(piece.length(), Math.max(0, 8 * longest - text.length())));
    }

    /** Characters that XML cannot hold: _x000D_. */
    static String unescaped(String text) {
        if (!text.contains("_x")) return text;
        return ESCAPED.matcher(text).replaceAll(found -> {
            var character = String.valueOf((char) Integer.parseInt(found.group(1), 16));
            return character.equals("\\") || character.equals("$") ? "\\" + character : character;
        });
    }

    static String escaped(String text) {
        var escaped = ESCAPED.matcher(text).replaceAll("_x005F_x$1_");
        StringBuilder safe = null;
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            boolean plain = isPlain(escaped, i);
            if (plain && safe == null) continue;
            if (safe == null) safe = new StringBuilder(escaped.substring(0, i));
            if (plain) safe.append(c);
            else safe.append(String.format("_x%04X_", (int) c));
        }
        return safe == null ? escaped : safe.toString();
    }

    private static boolean isPlain(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (Character.isLowSurrogate(c)) return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        return c >= ' ' && c != 0xfffe && c != 0xffff || c == '\t' || c == '\n';
    }

    /** Without what XML cannot hold. */
    static String visible(String text) {
        var visible = new StringBuilder();
        for (int i = 0; i < text.length(); i++) visible.append(isPlain(text, i) ? text.charAt(i) : ' ');
        return visible.toString();
    }

    /** A parser keeps a name or an attribute whole, however long it is. */
    private static final class Tokens extends FilterInputStream {
        private long count;
        private long lastEnd;

        Tokens(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = in.read(into, from, length);
            for (int i = from; i < from + some; i++) if (into[i] == '>') lastEnd = count + i - from;
            count += Math.max(0, some);
            if (count - lastEnd > TOKEN) throw new SheetProblem(SheetFault.XLSX_BOMB);
            return some;
        }
    }
}
