package org.gridmediation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Which encoding a file has that does not say so. Few bytes fit both: a guess is only made where it reads as the Chinese that people write, and else the
 * sender is asked, since a name that was read wrongly is stored as well as any other.
 */
final class Guess {
    /** By so many characters without an error, whatever their script, a file is UTF-8; by so many Chinese ones before its first error too, and broken. */
    private static final int PLENTY = 8;

    private static final int BLOCK = 1 << 16;

    private Guess() {}

    static Charset of(Packed packed) throws IOException {
        var utf8 = utf8(packed);
        // Nothing but ASCII is the same in both.
        if (utf8.whole && (2 * utf8.chinese >= utf8.foreign || utf8.foreign >= PLENTY) || utf8.chinese >= PLENTY)
            return StandardCharsets.UTF_8;
        var gb18030 = gb18030(packed);
        if (utf8.whole && !gb18030.whole) return StandardCharsets.UTF_8;
        if (!utf8.whole && 2 * gb18030.chinese >= gb18030.foreign) return Encoding.GB18030;
        throw new SheetProblem(SheetFault.ENCODING_AMBIGUOUS);
    }

    /**
     * @param whole whether all its bytes are letters
     * @param chinese how many of them Chinese people write often, or before the first error
     * @param foreign how many are no ASCII
     */
    private record Reading(boolean whole, long chinese, long foreign) {}

    private interface Letters {
        /** @return how many of these letters are Chinese */
        long chinese(CharBuffer letters);
    }

    private static Reading utf8(Packed packed) throws IOException {
        return read(packed, StandardCharsets.UTF_8.newDecoder(), letters -> letters.chars()
                .filter(c -> c >= 0x2e80)
                .count());
    }

    /** What UTF-8 looks like as GB18030 are Chinese characters too, but seldom those of everyday: the 3,755 that GB/T 2312 puts first. */
    private static Reading gb18030(Packed packed) throws IOException {
        return read(packed, Encoding.GB18030.newDecoder(), letters -> letters.chars()
                .filter(Guess::isCommon)
                .count());
    }

    private static boolean isCommon(int letter) {
        var bytes = String.valueOf((char) letter).getBytes(Encoding.GB18030);
        if (bytes.length != 2 || (bytes[1] & 0xff) < 0xa1) return false;
        int row = bytes[0] & 0xff;
        return row >= 0xb0 && row <= 0xd7 || row >= 0xa1 && row <= 0xa3;
    }

    private static Reading read(Packed packed, CharsetDecoder decoder, Letters counting) throws IOException {
        decoder.onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BLOCK);
        var letters = CharBuffer.allocate(BLOCK);
        long chinese = 0;
        long foreign = 0;
        try (InputStream in = packed.open()) {
            for (boolean ended = false; !ended; ) {
                int some = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = some < 0;
                bytes.position(bytes.position() + Math.max(0, some)).flip();
                var result = decoder.decode(bytes, letters.clear(), ended);
                letters.flip();
                foreign += letters.chars().filter(c -> c >= 0x80).count();
                chinese += counting.chinese(letters);
                if (result.isError()) return new Reading(false, chinese, foreign);
                bytes.compact();
            }
        }
        return new Reading(true, chinese, foreign);
    }
}
