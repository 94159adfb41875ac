package org.gridmediation.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What letters the bytes of a text file are. */
record Encoding(Charset charset, int mark) {
    /** Stands where bytes are no letter; Unicode promises that it is never one itself. */
    static final char BROKEN = '\uFFFE';

    static final Charset GB18030 = Charset.forName("GB18030");

    /** @param named by the sender, or null */
    static Encoding of(FileBytes packed, byte[] head, String named) throws IOException {
        var said = named == null ? null : charset(named);
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff))
            throw new SheetProblem(SheetFault.ENCODING_UNKNOWN, null, "UTF-16");
        if (starts(head, 0xef, 0xbb, 0xbf)) return marked(StandardCharsets.UTF_8, 3, said);
        if (starts(head, 0x84, 0x31, 0x95, 0x33)) return marked(GB18030, 4, said);
        return new Encoding(said == null ? Guess.of(packed) : said, 0);
    }

    private static Encoding marked(Charset charset, int mark, Charset said) {
        if (said != null && said != charset) throw new SheetProblem(SheetFault.ENCODING_BROKEN, null, charset.name());
        return new Encoding(charset, mark);
    }

    private static Charset charset(String name) {
        return switch (name.strip().toUpperCase(Locale.ROOT)) {
            case "UTF-8", "UTF8" -> StandardCharsets.UTF_8;
            case "GB18030", "GBK", "GB2312", "CP936" -> GB18030;
            default -> throw new SheetProblem(SheetFault.ENCODING_UNKNOWN);
        };
    }

    static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) return false;
        for (int i = 0; i < with.length; i++) if ((bytes[i] & 0xff) != with[i]) return false;
        return true;
    }

    /** The beginning as text; its last character may be broken. */
    String text(byte[] head) {
        return new String(head, Math.min(mark, head.length), Math.max(0, head.length - mark), charset);
    }

    Reader reader(InputStream in) throws IOException {
        in.skipNBytes(mark);
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(BROKEN));
        return new BufferedReader(new InputStreamReader(in, decoder), 1 << 16);
    }
}
