package org.gridmediation.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What can be told of an XLSX before any of it is parsed. */
final class WorkbookProbe {
    private static final int PARTS = 2000;
    /** Of a part that is read as a whole. */
    private static final int WHOLE = 4 << 20;

    private static final long NEGLIGIBLE = 1 << 20;

    private WorkbookProbe() {}

    static void check(Path file, SheetLimits limits) throws IOException {
        try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            List<? extends ZipEntry> parts = Collections.list(zip.entries());
            var names = parts.stream()
                    .map(part -> part.getName().toLowerCase(Locale.ROOT))
                    .toList();
            if (names.stream().noneMatch(name -> name.equals("[content_types].xml"))
                    || names.stream().noneMatch(name -> name.endsWith("workbook.xml")))
                throw new SheetProblem(SheetFault.FORMAT_UNKNOWN);
            if (names.stream().anyMatch(name -> name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")))
                throw new SheetProblem(SheetFault.XLSX_MACRO);
            if (names.stream().anyMatch(name -> name.contains("/externallinks/") || name.endsWith("/connections.xml")))
                throw new SheetProblem(SheetFault.XLSX_EXTERNAL_LINK);
            mustBeOrdinary(parts, limits);
            for (var part : parts) if (isXml(part.getName())) look(zip, part);
        }
    }

    private static void mustBeOrdinary(List<? extends ZipEntry> parts, SheetLimits limits) {
        if (parts.size() > PARTS) throw new SheetProblem(SheetFault.XLSX_BOMB);
        long unpacked = 0;
        for (var part : parts) {
            unpacked += Math.max(0, part.getSize());
            if (part.getSize() > NEGLIGIBLE && part.getSize() / limits.ratio() > part.getCompressedSize())
                throw new SheetProblem(SheetFault.XLSX_BOMB, null, String.valueOf(limits.ratio()));
        }
        if (unpacked > limits.unpacked())
            throw new SheetProblem(SheetFault.UNPACKED_TOO_LARGE, null, String.valueOf(limits.unpacked()));
    }

    private static boolean isXml(String name) {
        return name.endsWith(".xml") || name.endsWith(".rels");
    }

    /** Whatever the sizes in the archive say. */
    private static void look(ZipFile zip, ZipEntry part) throws IOException {
        var name = part.getName().toLowerCase(Locale.ROOT);
        try (var in = zip.getInputStream(part)) {
            var head = new String(in.readNBytes(1 << 12), StandardCharsets.ISO_8859_1);
            if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) throw new SheetProblem(SheetFault.XLSX_ENTITY);
            if (name.equals("[content_types].xml") && head.contains("macroEnabled"))
                throw new SheetProblem(SheetFault.XLSX_MACRO);
            if (isParsedWhole(name) && in.skip(WHOLE) == WHOLE && in.read() >= 0)
                throw new SheetProblem(SheetFault.XLSX_BOMB);
        }
    }

    private static boolean isParsedWhole(String name) {
        return name.endsWith(".rels") || name.equals("[content_types].xml") || name.startsWith("docprops/");
    }
}
