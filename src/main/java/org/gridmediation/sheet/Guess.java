package org.gridmediation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * Which encoding a file has that does not say so. Few bytes fit both: a guess is only made where it reads as the Chinese that people write, and else the
 * sender is asked, since a name that was read wrongly is stored as well as any other.
 */
final class Guess {
    /** By so many characters without an error, whatever their script, a file is UTF-8; by so many Chinese ones before its first error too, and broken. */
    private static final int PLENTY = 8;

    /** So many of them there may be by chance where it is not. */
    private static final int CHANCE = 1;

    private static final int BLOCK = 1 << 16;

    private Guess() {}

    static Charset of(FileBytes packed) throws IOException {
        var utf8 = read(packed, StandardCharsets.UTF_8.newDecoder(), c -> c >= 0x2e80 ? Letter.LIKELY : Letter.STRANGE);
        // Nothing but ASCII is the same in both.
        if (utf8.whole && (utf8.likely >= utf8.strange || utf8.likely + utf8.strange >= PLENTY)
                || utf8.likely >= PLENTY) return StandardCharsets.UTF_8;
        var gb18030 = read(packed, Encoding.GB18030.newDecoder(), Guess::inGb18030);
        if (utf8.whole && !gb18030.whole) return StandardCharsets.UTF_8;
        if (!utf8.whole && utf8.likely <= CHANCE && gb18030.isLikely()) return Encoding.GB18030;
        throw new SheetProblem(SheetFault.ENCODING_AMBIGUOUS);
    }

    private enum Letter {
        LIKELY,
        STRANGE,
        NEITHER
    }

    /**
     * @param whole whether all its bytes are letters
     * @param likely how many people write often, up to the end or the first error
     * @param strange how many they do not
     */
    private record Reading(boolean whole, long likely, long strange) {
        boolean isLikely() {
            return likely > strange || whole && likely + strange == 0;
        }
    }

    /**
     * What UTF-8 or Big5 look like as GB18030 are Chinese characters too, but seldom those of everyday: the 3,755 that GB/T 2312 puts first. Of four bytes
     * are other scripts, which nothing else looks like.
     */
    private static Letter inGb18030(int letter) {
        var bytes = String.valueOf((char) letter).getBytes(Encoding.GB18030);
        if (bytes.length != 2) return Letter.NEITHER;
        int row = bytes[0] & 0xff;
        boolean isCommon = (bytes[1] & 0xff) >= 0xa1 && (row >= 0xb0 && row <= 0xd7 || row >= 0xa1 && row <= 0xa3);
        return isCommon ? Letter.LIKELY : Letter.STRANGE;
    }

    private static Reading read(FileBytes packed, CharsetDecoder decoder, IntFunction<Letter> kind) throws IOException {
        decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BLOCK);
        var letters = CharBuffer.allocate(BLOCK);
        long likely = 0;
        long strange = 0;
        try (InputStream in = packed.open()) {
            for (boolean ended = false; !ended; ) {
                int some = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = some < 0;
                bytes.position(bytes.position() + Math.max(0, some)).flip();
                var result = decoder.decode(bytes, letters.clear(), ended);
                letters.flip();
                while (letters.hasRemaining()) {
                    char c = letters.get();
                    var letter = c < 0x80 ? Letter.NEITHER : kind.apply(c);
                    if (letter == Letter.LIKELY) likely++;
                    else if (letter == Letter.STRANGE) strange++;
                }
                if (result.isError()) return new Reading(false, likely, strange);
                bytes.compact();
            }
        }
        return new Reading(true, likely, strange);
    }
}
