package org.gridmediation.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as phones make them, with the place in them wherever phones put it. */
public final class Samples {
    /** Stands wherever a place is written as text. */
    public static final String PLACE = "23.1166N,113.2396E";

    private static final String XMP =
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><exif:GPSLatitude>" + PLACE + "</exif:GPSLatitude></x:xmpmeta>";

    private Samples() {}

    public static byte[] picture(String format, int side, int seed) {
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        var random = new Random(seed);
        for (int x = 0; x < side; x++) for (int y = 0; y < side; y++) image.setRGB(x, y, random.nextInt(1 << 24));
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Exif and XMP with the place, IPTC, a comment, and behind the end a second picture as some phones append one. */
    public static byte[] photo(int seed, ByteOrder order) {
        var plain = picture("jpg", 64, seed);
        var exif = concat(ascii("Exif\0\0"), exif(order, 6));
        var second = concat(start(plain, 2), segment(0xe1, exif), rest(plain, 2));
        return concat(
                start(plain, 2),
                segment(0xe1, exif),
                segment(0xe1, concat(ascii("http://ns.adobe.com/xap/1.0/\0"), ascii(XMP))),
                segment(0xed, ascii("Photoshop 3.0\0" + PLACE)),
                segment(0xfe, ascii(PLACE)),
                rest(plain, 2),
                second);
    }

    public static byte[] png() {
        var plain = picture("png", 16, 3);
        int afterHeader = 8 + 25;
        return concat(
                start(plain, afterHeader),
                chunk("eXIf", exif(ByteOrder.BIG_ENDIAN, 8)),
                chunk("tEXt", ascii("Comment\0" + PLACE)),
                chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0" + XMP)),
                chunk("gpSx", ascii(PLACE)),
                rest(plain, afterHeader),
                ascii(PLACE));
    }

    /** How WebP holds a picture. */
    public enum WebP {
        LOSSY("UklGRjQAAABXRUJQVlA4ICgAAACQAQCdASoIAAUABABoJaACdLoAA5gA/u4KZw2qsrb/5Z/5/fF3uYAA", 0),
        LOSSLESS("UklGRhwAAABXRUJQVlA4TA8AAAAvBwABAAcQRY7+ByKi/wEA", 0),
        ANIMATED(
                "UklGRrgAAABXRUJQVlA4WAoAAAACAAAABwAABAAAQU5JTQYAAAAAAAAAAABBTk1GQgAAAAAAAAAAAAcAAAQAAGQAAAJWUDggKgAAADABAJ0BKggABQAEAGgloAADcAD+"
                        + "7gpn/XrS3Nwn//+Wf/7Lf9lvQ4AAAEFOTUZCAAAAAAAAAAAABwAABAAAZAAAAFZQOCAqAAAANAEAnQEqCAAFAAAAaCWgAANwAP67t//8B/Ev7AvH//8gx/oa/wV3YAAA",
                2);

        private final byte[] chunks;
        private final int flags;

        WebP(String plain, int flags) {
            var file = Base64.getDecoder().decode(plain);
            // Without what an animation begins with: it is written anew, with more flags.
            chunks = rest(file, flags == 0 ? 12 : 12 + 18);
            this.flags = flags;
        }
    }

    public static byte[] webp() {
        return webp(WebP.LOSSY, exif(ByteOrder.LITTLE_ENDIAN, 6));
    }

    /** Of 8 by 5 pixels. */
    public static byte[] webp(WebP as, byte[] exif) {
        return riff(
                "WEBP",
                little("VP8X", new byte[] {(byte) (0x0c | as.flags), 0, 0, 0, 7, 0, 0, 4, 0, 0}),
                as.chunks,
                little("EXIF", exif),
                little("XMP ", ascii(XMP)));
    }

    public static byte[] wav() {
        var form = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        form.putShort((short) 1).putShort((short) 1).putInt(8000).putInt(16000).putShort((short) 2);
        form.putShort((short) 16);
        return riff(
                "WAVE",
                little("fmt ", form.array()),
                little("LIST", ascii("INFOILOC" + PLACE)),
                little("data", new byte[4001]));
    }

    public static byte[] amr() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii("#!AMR\n"));
        for (int i = 0; i < 50; i++) {
            out.write(0x3c);
            out.writeBytes(new byte[31]);
        }
        return out.toByteArray();
    }

    public static byte[] mp3() {
        var frame = new byte[417];
        System.arraycopy(HexFormat.of().parseHex("fffb9000"), 0, frame, 0, 4);
        var title = ascii("TIT2\0\0\0\23\0\0\0" + PLACE);
        var tag = concat(ascii("ID3\3\0\0\0\0\0"), new byte[] {(byte) title.length}, title);
        var end = concat(ascii("TAG" + PLACE), new byte[128 - 3 - PLACE.length()]);
        return concat(tag, frame, frame, frame, frame, end);
    }

    /** @param brand {@code M4A } for a recording, {@code isom} for a film */
    public static byte[] mp4(String brand, String track) {
        var handler = concat(new byte[8], ascii(track), new byte[12], ascii("Example " + PLACE + "\0"));
        var media = box("mdia", box("mdhd", new byte[24]), box("hdlr", handler), box("minf", new byte[8]));
        return concat(
                box("ftyp", ascii(brand + "\0\0\0\0" + brand + "mp42")),
                box(
                        "moov",
                        box("mvhd", new byte[100]),
                        box("trak", box("tkhd", new byte[84]), media, box("udta", box("name", ascii(PLACE)))),
                        box("udta", box("\u00a9xyz", ascii("\0\22\25\u00c7" + PLACE))),
                        box("meta", ascii("com.apple.quicktime.location.ISO6709 " + PLACE))),
                box("uuid", ascii("0123456789abcdef" + XMP)),
                box("mdat", new byte[4000]));
    }

    public static byte[] pdf() {
        return ascii(
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n");
    }

    public static byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(new byte[100]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Which device, how held, when, and where, as a TIFF structure. */
    public static byte[] exif(ByteOrder order, int orientation) {
        var tiff = ByteBuffer.allocate(400).order(order);
        tiff.put(ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II"))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 4);
        entry(tiff, 0x010f, 2, 8).putInt(200);
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x8769, 4, 1).putInt(100);
        entry(tiff, 0x8825, 4, 1).putInt(140);
        tiff.putInt(0);
        tiff.position(100).putShort((short) 2);
        entry(tiff, 0x9003, 2, 20).putInt(210);
        entry(tiff, 0x9011, 2, 7).putInt(230);
        tiff.putInt(0);
        tiff.position(140).putShort((short) 4);
        entry(tiff, 1, 2, 2).put(ascii("N\0\0\0"));
        entry(tiff, 2, 5, 3).putInt(240);
        entry(tiff, 3, 2, 2).put(ascii("E\0\0\0"));
        entry(tiff, 4, 5, 3).putInt(264);
        tiff.putInt(0);
        tiff.position(200).put(ascii("Example\0"));
        tiff.position(210).put(ascii("2026:03:15 20:30:00\0+08:00\0"));
        tiff.position(240).putInt(23).putInt(1).putInt(6).putInt(1).putInt(5976).putInt(100);
        tiff.putInt(113).putInt(1).putInt(14).putInt(1).putInt(2256).putInt(100);
        tiff.position(300).put(ascii(PLACE));
        return tiff.array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    private static byte[] segment(int marker, byte[] data) {
        return concat(
                new byte[] {(byte) 0xff, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)}, data);
    }

    private static byte[] chunk(String type, byte[] data) {
        var sum = new CRC32();
        sum.update(ascii(type));
        sum.update(data);
        return concat(number(data.length), ascii(type), data, number((int) sum.getValue()));
    }

    private static byte[] box(String type, byte[]... parts) {
        var inside = concat(parts);
        return concat(number(inside.length + 8), ascii(type), inside);
    }

    private static byte[] riff(String form, byte[]... chunks) {
        return little("RIFF", concat(ascii(form), concat(chunks)));
    }

    private static byte[] little(String type, byte[] data) {
        return concat(ascii(type), number(Integer.reverseBytes(data.length)), data, new byte[data.length % 2]);
    }

    private static byte[] number(int number) {
        return ByteBuffer.allocate(4).putInt(number).array();
    }

    static byte[] start(byte[] bytes, int length) {
        return java.util.Arrays.copyOf(bytes, length);
    }

    static byte[] rest(byte[] bytes, int from) {
        return java.util.Arrays.copyOfRange(bytes, from, bytes.length);
    }

    public static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
