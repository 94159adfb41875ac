package org.gridmediation.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gridmediation.LongRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large files, read by a program that has 64 MB. */
@LongRun
class HeapTest {
    @TempDir
    Path folder;

    /** What the small program does. */
    public static void main(String[] args) {
        var folder = Path.of(args[0]).getParent();
        var limits = new SheetLimits(20_000_000, 200, 32_767, 8L << 30, 200, 1L << 30, folder.resolve("incoming"));
        try (var sheet = new Sheets(limits).open(Path.of(args[0]), SheetHint.NONE)) {
            long rows = 0;
            long letters = 0;
            for (; sheet.hasNext(); rows++)
                for (var cell : sheet.next().cells()) letters += cell.text().length();
            System.out.println("rows=" + rows + " letters=" + letters);
        }
    }

    private static String read(Path file) throws IOException, InterruptedException {
        var program = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HeapTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isZero();
        return said;
    }

    private static void entry(ZipOutputStream zip, String name, Body body) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var text = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        body.write(text);
        text.flush();
        zip.closeEntry();
    }

    private interface Body {
        void write(Writer text) throws IOException;
    }

    /** Five million texts, each another one: what a table in memory does not survive. */
    @Test
    void aWorkbookOfHalfAMillionRowsIsRead() throws Exception {
        int rows = 500_000;
        int columns = 10;
        var file = folder.resolve("large.xlsx");
        var small = new Book().sheet("").texts("");
        var parts = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(small.bytes()));
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                var bytes = parts.readAllBytes();
                if (part.getName().contains("sheet1") || part.getName().contains("sharedStrings")) continue;
                zip.putNextEntry(new ZipEntry(part.getName()));
                zip.write(bytes);
            }
            entry(zip, "xl/worksheets/sheet1.xml", text -> {
                text.write("<worksheet xmlns=\"" + Book.MAIN + "\"><sheetData>");
                for (int row = 0; row <= rows; row++) {
                    text.write("<row r=\"" + (row + 1) + "\">");
                    for (int i = 0; i < columns; i++)
                        text.write("<c r=\"" + Table.letters(i) + (row + 1) + "\" t=\"s\"><v>" + (row * columns + i)
                                + "</v></c>");
                    text.write("</row>");
                }
                text.write("</sheetData></worksheet>");
            });
            entry(zip, "xl/sharedStrings.xml", text -> {
                text.write("<sst xmlns=\"" + Book.MAIN + "\">");
                for (int i = 0; i < (rows + 1) * columns; i++) text.write("<si><t>示例文字" + i + "</t></si>");
                text.write("</sst>");
            });
        }
        assertThat(read(file)).contains("rows=" + rows + " ");
    }

    @Test
    void aCsvOfTenMillionRowsIsRead() throws Exception {
        var file = folder.resolve("large.csv.gz");
        try (var text = new OutputStreamWriter(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16),
                StandardCharsets.UTF_8)) {
            text.write("网格编码,姓名,证件号码,住址\n");
            for (int i = 0; i < 10_000_000; i++)
                text.write("440103009106001,示例" + i + ",44010319900307" + i % 10_000 + ",演示地址" + i * 31L + "号\n");
        }
        assertThat(read(file)).contains("rows=10000000 ");
    }
}
