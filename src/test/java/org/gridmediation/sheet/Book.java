package org.gridmediation.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An XLSX written part by part, so that it can be what no program writes. */
final class Book {
    static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    final Map<String, byte[]> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private final StringBuilder types = new StringBuilder();
    private String workbookPr = "";
    private int count;

    static String text(String reference, String text) {
        return "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }

    static String row(int number, String... cells) {
        return "<row r=\"" + number + "\">" + String.join("", cells) + "</row>";
    }

    /** @param state visible, hidden or veryHidden */
    Book sheet(String name, String state, String rows, String after) {
        count++;
        sheets.append(
                "<sheet name=\"%s\" sheetId=\"%d\" state=\"%s\" r:id=\"rId%d\"/>".formatted(name, count, state, count));
        relation("worksheet", "worksheets/sheet" + count + ".xml", "rId" + count);
        type("/xl/worksheets/sheet" + count + ".xml", "worksheet");
        return part(
                "xl/worksheets/sheet" + count + ".xml",
                XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
    }

    Book sheet(String rows) {
        return sheet("Sheet" + (count + 1), "visible", rows, "");
    }

    Book since1904() {
        workbookPr = "<workbookPr date1904=\"1\"/>";
        return this;
    }

    Book styles(String inside) {
        relation("styles", "styles.xml", "rIdStyles");
        type("/xl/styles.xml", "styles");
        return part("xl/styles.xml", XML + "<styleSheet xmlns=\"" + MAIN + "\">" + inside + "</styleSheet>");
    }

    Book texts(String inside) {
        relation("sharedStrings", "sharedStrings.xml", "rIdTexts");
        type("/xl/sharedStrings.xml", "sharedStrings");
        return part("xl/sharedStrings.xml", XML + "<sst xmlns=\"" + MAIN + "\">" + inside + "</sst>");
    }

    Book part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Book part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    private void relation(String kind, String target, String id) {
        relations.append("<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>".formatted(id, REL, kind, target));
    }

    private void type(String part, String kind) {
        types.append(
                "<Override PartName=\"%s\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml\"/>"
                        .formatted(part, kind));
    }

    byte[] bytes() {
        var all = new LinkedHashMap<String, byte[]>();
        put(
                all,
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE
                        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"bin\" ContentType=\"application/octet-stream\"/>"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                        + types + "</Types>");
        put(
                all,
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + REL
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        put(
                all,
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + REL + "\">" + workbookPr + "<sheets>" + sheets
                        + "</sheets></workbook>");
        put(
                all,
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations + "</Relationships>");
        all.putAll(parts);
        return zip(all);
    }

    private static void put(Map<String, byte[]> parts, String name, String xml) {
        parts.put(name, (XML + xml).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
