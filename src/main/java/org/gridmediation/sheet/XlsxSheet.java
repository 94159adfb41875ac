package org.gridmediation.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** One worksheet of an XLSX. Its parts are found by POI, which also watches over how much comes out of the archive. */
final class XlsxSheet extends Table {
    private final Path file;
    private final boolean temporary;
    private OPCPackage parts;
    private SharedStrings texts;
    private Worksheets.Found found;
    private InputStream in;
    private SheetXml xml;
    private SheetRow ahead;
    private int row;

    XlsxSheet(FileBytes packed, SheetHint hint, SheetLimits limits) throws IOException {
        super(limits);
        temporary = packed.gzip;
        file = temporary ? packed.unpacked() : packed.file;
        try {
            WorkbookProbe.check(file, limits);
            open(hint);
        } catch (IOException | XMLStreamException | OpenXML4JException | RuntimeException e) {
            close();
            throw problem(e);
        }
    }

    private void open(SheetHint hint) throws IOException, XMLStreamException, OpenXML4JException {
        ZipSecureFile.setMinInflateRatio(1.0 / limits.ratio());
        ZipSecureFile.setMaxEntrySize(Math.min(limits.unpacked(), 0xffff_ffffL));
        parts = OPCPackage.open(file.toFile(), PackageAccess.READ);
        var workbook = new WorkbookParts(parts);
        found = Worksheets.find(workbook, hint.worksheet(), limits);
        texts = SharedStrings.read(workbook.texts(), limits);
        try (var styles = workbook.styles()) {
            var dates = new DateStyles(styles, found.since1904(), limits.cell());
            in = found.part().getInputStream();
            xml = new SheetXml(new Xml(in, limits.cell()), texts, dates, this::headerRow, limits);
        }
    }

    /** Rows that the file leaves out are blank ones. */
    @Override
    SheetRow read() {
        try {
            if (ahead == null) ahead = xml.read();
            if (ahead == null) {
                mustNotBeMerged();
                return null;
            }
            if (ahead.number() > ++row) return SheetRow.blank(row);
            var current = ahead;
            ahead = null;
            return current;
        } catch (XMLStreamException | RuntimeException e) {
            throw problem(e);
        }
    }

    private void mustNotBeMerged() {
        if (xml.merged() != null) throw new SheetProblem(SheetFault.MERGED_CELLS, xml.merged());
    }

    /** POI has many ways to say that a file is broken; of a bomb it says so. */
    private RuntimeException problem(Exception e) {
        if (e instanceof SheetProblem || e instanceof UncheckedIOException) return (RuntimeException) e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SheetProblem problem) return problem;
            if (String.valueOf(cause.getMessage()).contains("Zip bomb"))
                return new SheetProblem(SheetFault.XLSX_BOMB, null, String.valueOf(limits.ratio()));
            if (cause instanceof FileSystemException disk) return new UncheckedIOException(disk);
        }
        return new SheetProblem(SheetFault.FILE_BROKEN, row == 0 ? null : row, null);
    }

    @Override
    public SheetFormat format() {
        return SheetFormat.XLSX;
    }

    @Override
    public List<String> ignored() {
        return found.ignored();
    }

    @Override
    public double progress() {
        long size = found.part().getSize();
        return size <= 0 ? 0 : Math.min(1, (double) xml.bytes() / size);
    }

    @Override
    public void close() {
        try (var closedLast = texts;
                var closedFirst = in) {
            if (parts != null) parts.revert();
            if (temporary) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
