package org.gridmediation.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.xssf.eventusermodel.XSSFReader;

/** Which of an XLSX's worksheets is meant: the one that is named, or else the only visible one in which something stands. */
final class Worksheets {
    private final Set<String> hidden = new HashSet<>();
    private boolean since1904;

    private Worksheets(XSSFReader reader, SheetLimits limits)
            throws IOException, XMLStreamException, OpenXML4JException {
        try (var in = reader.getWorkbookData()) {
            var xml = new Xml(in, limits.cell());
            while (xml.next()) {
                if (xml.starts("workbookPr")) since1904 = isTrue(xml.attribute("date1904"));
                if (xml.starts("sheet") && !"visible".equals(state(xml))) hidden.add(xml.attribute("name"));
            }
        }
    }

    private static String state(Xml xml) {
        var state = xml.attribute("state");
        return state == null ? "visible" : state;
    }

    private static boolean isTrue(String text) {
        return "1".equals(text) || "true".equals(text);
    }

    record Found(PackagePart part, boolean since1904, List<String> ignored) {}

    static Found find(XSSFReader reader, String named, SheetLimits limits)
            throws IOException, XMLStreamException, OpenXML4JException {
        var worksheets = new Worksheets(reader, limits);
        var ignored = new ArrayList<String>();
        PackagePart part = null;
        var candidates = new ArrayList<String>();
        var sheets = reader.getSheetIterator();
        while (sheets.hasNext()) {
            try (var in = sheets.next()) {
                var name = sheets.getSheetName();
                boolean wanted = named == null
                        ? !worksheets.hidden.contains(name)
                                && !Template.isOurs(name)
                                && says(new Xml(in, limits.cell()))
                        : !worksheets.hidden.contains(name) && named.equals(name);
                if (!wanted) ignored.add(name);
                else {
                    candidates.add(name);
                    part = sheets.getSheetPart();
                }
            }
        }
        if (candidates.size() > 1)
            throw new SheetProblem(SheetFault.WORKSHEET_AMBIGUOUS, null, String.join(", ", candidates));
        if (part == null)
            throw new SheetProblem(named == null ? SheetFault.HEADER_MISSING : SheetFault.WORKSHEET_UNKNOWN);
        return new Found(part, worksheets.since1904, List.copyOf(ignored));
    }

    private static boolean says(Xml xml) throws XMLStreamException {
        while (xml.next()) if (xml.starts("v") || xml.starts("is") || xml.starts("f")) return true;
        return false;
    }
}
