package org.gridmediation.sheet;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import javax.xml.stream.XMLStreamException;

/** The table of texts of an XLSX: all that its cells say, each text once. Millions of them, so that they lie in a temporary file. */
final class SharedStrings implements AutoCloseable {
    /** Of every so many the place is known; the others are found from there. */
    private static final int STEP = 16;

    private final FileChannel channel;
    private final ByteBuffer bytes;
    private final int[] places;
    private final int count;

    private SharedStrings(FileChannel channel, int[] places, int count) throws IOException {
        this.channel = channel;
        this.places = places;
        this.count = count;
        bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }

    /** @param in null when there is no table */
    static SharedStrings read(InputStream in, SheetLimits limits) throws IOException, XMLStreamException {
        var file = FileBytes.temporary(limits);
        try (var part = in;
                var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            var places = new int[1024];
            int count = 0;
            long size = 0;
            var xml = in == null ? null : new Xml(in, limits.cell());
            while (xml != null && xml.next()) {
                if (!xml.starts("si")) continue;
                var text = xml.rich("si").getBytes(StandardCharsets.UTF_8);
                if (count % STEP == 0) {
                    if (count / STEP == places.length) places = Arrays.copyOf(places, places.length * 2);
                    places[count / STEP] = (int) size;
                }
                count++;
                size += Integer.BYTES + text.length;
                if (size > Math.min(limits.texts(), Integer.MAX_VALUE))
                    throw new SheetProblem(SheetFault.XLSX_TEXTS_TOO_LARGE, null, String.valueOf(limits.texts()));
                write(out, text);
            }
            close(out);
            var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
            return new SharedStrings(channel, places, count);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** That the disk is full is not the file's fault. */
    private static void write(DataOutputStream out, byte[] text) {
        try {
            out.writeInt(text.length);
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(DataOutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return null when there is no such text */
    String get(int index) {
        if (index < 0 || index >= count) return null;
        int place = places[index / STEP];
        for (int i = index % STEP; i > 0; i--) place += Integer.BYTES + bytes.getInt(place);
        var text = new byte[bytes.getInt(place)];
        bytes.get(place + Integer.BYTES, text);
        return new String(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
