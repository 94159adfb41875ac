package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes, it is a table or it is refused; nothing else is thrown and nothing stays behind. */
class SheetFuzzTest {
    @TempDir
    Path folder;

    private static List<byte[]> seeds() {
        var csv = "姓名,号码,\"备注\"\r\n张三,\"1,2\",\"a\"\"b\"\r\n李四,,\r\n";
        var ndjson = "{\"name\":\"张三\",\"n\":1.5e3,\"x\":null}\n{\"name\":\"李四\",\"y\":[1]}\n";
        var book = new Book()
                .sheet(
                        "s",
                        "visible",
                        Book.row(1, Book.text("A1", "姓名"), Book.text("B1", "号码"))
                                + Book.row(
                                        2, "<c r=\"A2\" t=\"s\"><v>0</v></c>", "<c r=\"B2\" s=\"1\"><v>45000</v></c>"),
                        "<mergeCells><mergeCell ref=\"A5:B5\"/></mergeCells>")
                .texts("<si><t>张三</t></si>")
                .styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
        var plain = List.of(
                csv.getBytes(StandardCharsets.UTF_8),
                csv.getBytes(Charset.forName("GB18030")),
                ndjson.getBytes(StandardCharsets.UTF_8),
                book.bytes());
        var all = new ArrayList<>(plain);
        plain.forEach(bytes -> all.add(Reader.gzip(bytes)));
        return all;
    }

    private static byte[] changed(byte[] seed, Random random) {
        var bytes = seed.clone();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, random.nextInt(bytes.length + 1)));
                default -> {
                    int from = random.nextInt(bytes.length);
                    int length = random.nextInt(Math.min(bytes.length - from, bytes.length - at) + 1);
                    System.arraycopy(bytes, from, bytes, at, length);
                }
            }
        }
        return bytes;
    }

    /** An XLSX of which one part is changed, packed well: what is behind the archive is met, too. */
    private static byte[] changedInside(Random random) {
        var book = new Book()
                .sheet(Book.row(1, Book.text("A1", "a")) + Book.row(2, "<c r=\"A2\" t=\"s\"><v>0</v></c>"))
                .texts("<si><t>x</t></si>")
                .styles("<cellXfs><xf numFmtId=\"0\"/></cellXfs>");
        var names = List.copyOf(book.parts.keySet());
        var name = names.get(random.nextInt(names.size()));
        return book.part(name, changed(book.parts.get(name), random)).bytes();
    }

    @Test
    void isTakenOrRefused() throws Exception {
        var random = new Random(19491001);
        var reader = new Reader(folder);
        var seeds = seeds();
        int taken = 0;
        for (int i = 0; i < 6000; i++) {
            var bytes = i % 4 == 0 ? changedInside(random) : changed(seeds.get(random.nextInt(seeds.size())), random);
            try {
                reader.read(bytes);
                taken++;
            } catch (SheetProblem refused) {
                assertThat(refused.fault).isNotNull();
            } catch (Throwable other) {
                throw new AssertionError("case " + i, other);
            }
        }
        assertThat(taken).isBetween(100, 5900);
        assertThat(reader.leftovers()).isEmpty();
    }

    @Test
    void refusesNoise() {
        var random = new Random(1);
        var reader = new Reader(folder);
        for (int i = 0; i < 300; i++) {
            var noise = new byte[200 + random.nextInt(2000)];
            random.nextBytes(noise);
            assertThat(reader.refused(noise)).isNotNull();
        }
    }
}
