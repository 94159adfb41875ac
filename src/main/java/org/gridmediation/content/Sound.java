package org.gridmediation.content;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gridmediation.http.Problem;

/** Copies the frames of a recording, one by one; tags before and behind them are left out. */
final class Sound {
    private static final int[] NARROW = {12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0};
    private static final int[] WIDE = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0};
    private static final int[] KILOBITS = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_LOW = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ = {44100, 48000, 32000};
    /** No frame is longer. */
    private static final int LONGEST = 2881;

    private Sound() {}

    static void amr(FileSource in, DataOutputStream out) throws IOException {
        var magic = in.text(6);
        if (magic.equals("#!AMR-")) magic += in.text(3);
        var sizes = magic.equals("#!AMR\n") ? NARROW : magic.equals("#!AMR-WB\n") ? WIDE : null;
        if (sizes == null || in.ended()) throw Problem.FILE_DAMAGED.exception();
        out.writeBytes(magic);
        while (!in.ended()) {
            int head = in.next();
            int size = sizes[head >> 3 & 15];
            if ((head & 0x83) != 0 || size < 0) throw Problem.FILE_DAMAGED.exception();
            out.write(head);
            in.copy(size, out);
        }
    }

    static void mp3(FileSource in, DataOutputStream out) throws IOException {
        var head = in.bytes(4);
        while (head[0] == 'I' && head[1] == 'D' && head[2] == '3') {
            in.skip(1);
            int footer = (in.next() & 0x10) == 0 ? 0 : 10;
            int size = in.next() << 21 | in.next() << 14 | in.next() << 7 | in.next();
            in.skip(size + footer);
            head = in.bytes(4);
        }
        int frames = 0;
        int length = frame(head);
        while (length > 0) {
            out.write(head);
            // The last frame of a recording that was stopped may be a part of one.
            in.copyUpTo(length - 4, out);
            frames++;
            head = in.upTo(4);
            length = frame(head);
        }
        if (frames < 3 || !isTag(head) && in.skipAll() > LONGEST) throw Problem.FILE_DAMAGED.exception();
    }

    private static boolean isTag(byte[] head) {
        var text = new String(head, 0, Math.min(3, head.length), StandardCharsets.ISO_8859_1);
        return text.equals("TAG") || text.equals("APE") || text.equals("LYR");
    }

    /** @return the length of the frame of Layer III that begins so, or 0 */
    private static int frame(byte[] head) {
        if (head.length < 4 || head[0] != (byte) 0xff || (head[1] & 0xe6) != 0xe2) return 0;
        int version = head[1] >> 3 & 3;
        int rate = head[2] >> 4 & 15;
        int hertz = head[2] >> 2 & 3;
        if (version == 1 || rate == 0 || rate == 15 || hertz == 3) return 0;
        int bits = (version == 3 ? KILOBITS : KILOBITS_LOW)[rate] * 1000;
        int samples = HERTZ[hertz] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        return (version == 3 ? 144 : 72) * bits / samples + (head[2] >> 1 & 1);
    }
}
