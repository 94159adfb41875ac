package org.gridmediation.content;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Of a photo's Exif only how it is held and when it was taken, written anew: no place, no device, no maker's notes, no small picture of what
 * was cut off. Each is looked for on its own: what is broken elsewhere takes neither away.
 */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int MORE = 0x8769;
    private static final int TAKEN = 0x9003;
    private static final int TAKEN_OFFSET = 0x9011;

    private final ByteBuffer tiff;

    private Exif(byte[] bytes) {
        tiff = ByteBuffer.wrap(bytes);
        if (tiff.getShort(0) == 0x4949) tiff.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** No Exif that a phone writes is larger before its small picture. */
    static final int MOST = 1 << 16;

    /** A TIFF structure that says nothing. */
    static final byte[] NOTHING = {0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0};

    /** @return a TIFF structure; empty when there is nothing worth keeping, or when it cannot be read */
    static byte[] essential(byte[] bytes) {
        try {
            var exif = new Exif(bytes);
            return exif.tiff.getShort(2) == 42 ? exif.essential() : new byte[0];
        } catch (IndexOutOfBoundsException broken) {
            return new byte[0];
        }
    }

    /** @return 1 when it does not say */
    static int orientation(byte[] bytes) {
        var exif = new Exif(bytes);
        int orientation = exif.number(exif.entry(exif.tiff.getInt(4), ORIENTATION));
        return orientation < 1 || orientation > 8 ? 1 : orientation;
    }

    private byte[] essential() {
        int first = tiff.getInt(4);
        int detail = number(entry(first, MORE));
        int orientation = number(entry(first, ORIENTATION));
        var taken = text(entry(detail, TAKEN), 19, "\\d{4}:\\d\\d:\\d\\d \\d\\d:\\d\\d:\\d\\d");
        var offset = text(entry(detail, TAKEN_OFFSET), 6, "[+-]\\d\\d:\\d\\d");
        if (orientation < 1 || orientation > 8) orientation = 1;
        return orientation == 1 && taken == null ? new byte[0] : written(orientation, taken, offset);
    }

    /** @return where the entry of this tag stands, or -1 */
    private int entry(int directory, int tag) {
        if (directory < 8 || directory > tiff.capacity() - 2) return -1;
        int end = Math.min(directory + 2 + 12 * (tiff.getShort(directory) & 0xffff), tiff.capacity());
        for (int at = directory + 2; at + 12 <= end; at += 12) if ((tiff.getShort(at) & 0xffff) == tag) return at;
        return -1;
    }

    /** @return 0 when there is none */
    private int number(int entry) {
        if (entry < 0) return 0;
        return switch (tiff.getShort(entry + 2)) {
            case 3 -> tiff.getShort(entry + 8) & 0xffff;
            case 4 -> tiff.getInt(entry + 8);
            default -> 0;
        };
    }

    /** @param length without the zero at the end, which some leave out */
    private String text(int entry, int length, String pattern) {
        if (entry < 0 || tiff.getShort(entry + 2) != 2 || tiff.getInt(entry + 4) < length) return null;
        int place = tiff.getInt(entry + 8);
        if (place < 8 || place > tiff.capacity() - length) return null;
        var bytes = new byte[length];
        tiff.get(place, bytes);
        var text = new String(bytes, StandardCharsets.US_ASCII);
        return text.matches(pattern) ? text : null;
    }

    private static byte[] written(int orientation, String taken, String offset) {
        var out = ByteBuffer.allocate(128).putInt(0x4d4d002a).putInt(8);
        out.putShort((short) (taken == null ? 1 : 2));
        put(out, ORIENTATION, 3, 1, orientation << 16);
        if (taken != null) put(out, MORE, 4, 1, 38);
        out.putInt(0);
        if (taken != null) {
            int texts = offset == null ? 1 : 2;
            int place = 38 + 2 + 12 * texts + 4;
            out.putShort((short) texts);
            put(out, TAKEN, 2, 20, place);
            if (offset != null) put(out, TAKEN_OFFSET, 2, 7, place + 20);
            out.putInt(0);
            out.put((taken + "\0" + (offset == null ? "" : offset + "\0")).getBytes(StandardCharsets.US_ASCII));
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    private static void put(ByteBuffer out, int tag, int type, int count, int value) {
        out.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
