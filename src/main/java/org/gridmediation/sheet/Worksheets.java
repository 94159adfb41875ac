package org.gridmediation.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.PackagePart;

/** Which of an XLSX's worksheets is meant: the one that is named, or else the only visible one in which something stands. */
final class Worksheets {
    private record Entry(String name, boolean visible, String relation) {}

    private final List<Entry> entries = new ArrayList<>();
    private boolean since1904;

    private Worksheets(WorkbookParts workbook, SheetLimits limits) throws IOException, XMLStreamException {
        try (var in = workbook.workbook()) {
            var xml = new Xml(in, limits.cell());
            while (xml.next()) {
                if (xml.starts("workbookPr")) since1904 = isTrue(xml.attribute("date1904"));
                if (xml.starts("sheet"))
                    entries.add(new Entry(xml.attribute("name"), "visible".equals(state(xml)), xml.attribute("id")));
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

    static Found find(WorkbookParts workbook, String named, SheetLimits limits)
            throws IOException, XMLStreamException, OpenXML4JException {
        var worksheets = new Worksheets(workbook, limits);
        var ignored = new ArrayList<String>();
        PackagePart part = null;
        var candidates = new ArrayList<String>();
        for (var entry : worksheets.entries) {
            var there = workbook.worksheet(entry.relation);
            if (there == null) continue;
            boolean wanted = entry.visible
                    && (named == null
                            ? !TableTemplate.isOurs(entry.name) && says(there, limits)
                            : named.equals(entry.name));
            if (!wanted) ignored.add(entry.name);
            else {
                candidates.add(entry.name);
                part = there;
            }
        }
        if (candidates.size() > 1)
            throw new SheetProblem(SheetFault.WORKSHEET_AMBIGUOUS, null, String.join(", ", candidates));
        if (part == null) throw new SheetProblem(named == null ? SheetFault.FILE_EMPTY : SheetFault.WORKSHEET_UNKNOWN);
        return new Found(part, worksheets.since1904, List.copyOf(ignored));
    }

    private static boolean says(PackagePart part, SheetLimits limits) throws IOException, XMLStreamException {
        try (var in = part.getInputStream()) {
            var xml = new Xml(in, limits.cell());
            while (xml.next()) if (xml.starts("v") || xml.starts("is") || xml.starts("f")) return true;
            return false;
        }
    }
}
