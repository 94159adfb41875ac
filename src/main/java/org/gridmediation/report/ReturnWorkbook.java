package org.gridmediation.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.gridmediation.http.Days;
import org.gridmediation.report.ReturnLayout.Place;

/** The return as the bureau's form has it: three rows of merged headings, a row for each unit, the totals last. Numbers are numbers. */
final class ReturnWorkbook {
    private static final String FONT = "宋体";
    private static final int HEAD = 2;
    private static final int HEADINGS = 3;
    private static final int CHARACTER = 256;
    private static final int NARROW = 6;
    private static final int WIDE = 13;
    private static final int UNIT = 26;
    /** What a printed page holds, in characters of a column and in rows. */
    private static final int PAGE_WIDTH = 220;

    private static final int PAGE_ROWS = 38;
    /** The last rows of the table stay with who signs it: the totals are never alone. */
    private static final int LAST = 3;

    private static final short SCALE = 70;

    private final MonthlyReturn content;
    private final List<Place> places;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XSSFSheet sheet = workbook.createSheet("统计表");
    private final CellStyle head = style(true, HorizontalAlignment.CENTER, null);
    private final CellStyle text = style(false, HorizontalAlignment.LEFT, null);
    private final CellStyle whole = style(false, HorizontalAlignment.RIGHT, "0");
    private final CellStyle money;
    /** With which column each printed page begins, after that of the units. */
    private final List<Integer> pages;

    private ReturnWorkbook(MonthlyReturn content) {
        this.content = content;
        places = ReturnLayout.of(content);
        pages = pages();
        money = style(
                false, HorizontalAlignment.RIGHT, Decimals.of(content, places).format());
    }

    /** What stands under one heading of the second row stays together. */
    private List<Integer> pages() {
        var starts = new ArrayList<>(List.of(1));
        int width = 0;
        int block = 1;
        for (int i = 0; i < places.size(); i++) {
            if (i == 0 || places.get(i).part() == null || !isBeside(places.get(i - 1), places.get(i))) block = i + 1;
            width += width(i);
            if (width <= PAGE_WIDTH - UNIT || block == starts.get(starts.size() - 1)) continue;
            starts.add(block);
            width = 0;
            for (int j = block - 1; j <= i; j++) width += width(j);
        }
        return starts;
    }

    private int width(int place) {
        return places.get(place).isMoney() ? WIDE : NARROW;
    }

    static byte[] of(MonthlyReturn content) {
        var written = new ByteArrayOutputStream(64 * 1024);
        var form = new ReturnWorkbook(content);
        try (var workbook = form.workbook) {
            form.write();
            workbook.getProperties().getCoreProperties().setCreated(Optional.of(Date.from(content.countedAt())));
            workbook.write(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return undated(written.toByteArray());
    }

    /** The same return is the same bytes whenever it is drawn: its parts do not tell when that was. */
    private static byte[] undated(byte[] drawn) {
        var undated = new ByteArrayOutputStream(drawn.length);
        try (var from = new ZipInputStream(new ByteArrayInputStream(drawn));
                var to = new ZipOutputStream(undated)) {
            for (var part = from.getNextEntry(); part != null; part = from.getNextEntry()) {
                var entry = new ZipEntry(part.getName());
                entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                to.putNextEntry(entry);
                from.transferTo(to);
                to.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return undated.toByteArray();
    }

    private void write() {
        title();
        headings();
        int at = HEAD + HEADINGS;
        for (var line : content.lines()) {
            var row = sheet.createRow(at++);
            row.setHeightInPoints(20);
            cell(row, 0, ReturnLayout.unit(line), text);
            for (int i = 0; i < places.size(); i++)
                number(row, i + 1, places.get(i).value().apply(line));
        }
        notes(at + 1);
        page();
    }

    private void title() {
        var row = sheet.createRow(0);
        row.setHeightInPoints(32);
        var style = workbook.createCellStyle();
        style.setAlignment(HorizontalAlignment.CENTER);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setBold(true);
        font.setFontHeightInPoints((short) 18);
        style.setFont(font);
        cell(row, 0, ReturnLayout.TITLE, style);
        sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, firstPage()));
        var about = sheet.createRow(1);
        cell(
                about,
                0,
                "填报单位：" + content.areaName() + "（" + content.area() + "）　　统计期间：" + ReturnLayout.month(content) + "　　第"
                        + content.edition() + "版　　统计时间：" + Days.of(content.countedAt())
                        + (content.zero() ? "　　零报告" : ""),
                plain());
        sheet.addMergedRegion(new CellRangeAddress(1, 1, 0, firstPage()));
    }

    /** The last column of the first printed page. */
    private int firstPage() {
        return pages.size() > 1 ? pages.get(1) - 1 : places.size();
    }

    private void headings() {
        for (int i = 0; i < HEADINGS; i++) sheet.createRow(HEAD + i).setHeightInPoints(i == 0 ? 22 : 74);
        for (int row = 0; row < HEADINGS; row++)
            for (int column = 0; column <= places.size(); column++) cell(sheet.getRow(HEAD + row), column, "", head);
        heading(0, HEADINGS - 1, 0, 0, "单位");
        for (int from = 0; from < places.size(); ) {
            int until = from;
            while (until < places.size()
                    && places.get(until).group().equals(places.get(from).group())) until++;
            heading(0, 0, from + 1, until, places.get(from).group());
            from = until;
        }
        for (int from = 0; from < places.size(); ) {
            var place = places.get(from);
            int until = from + 1;
            while (place.part() != null && until < places.size() && isBeside(place, places.get(until))) until++;
            heading(1, place.part() == null ? HEADINGS - 1 : 1, from + 1, until, place.name());
            for (int i = from; place.part() != null && i < until; i++)
                heading(2, 2, i + 1, i + 1, places.get(i).part());
            from = until;
        }
    }

    private static boolean isBeside(Place one, Place other) {
        return other.part() != null && one.group().equals(other.group()) && Objects.equals(one.name(), other.name());
    }

    /** One that goes on on the next printed page is written there again. */
    private void heading(int first, int last, int left, int right, String name) {
        var next = pages.stream().filter(p -> p > left && p <= right).findFirst();
        if (next.isPresent()) {
            heading(first, last, left, next.get() - 1, name);
            heading(first, last, next.get(), right, name);
            return;
        }
        sheet.getRow(HEAD + first).getCell(left).setCellValue(name);
        if (first != last || left != right)
            sheet.addMergedRegion(new CellRangeAddress(HEAD + first, HEAD + last, left, right));
    }

    private void notes(int at) {
        var notes = ReturnPaper.notes(content);
        for (int i = 0; i < notes.size(); i++) cell(sheet.createRow(at + i), 0, notes.get(i), plain());
        cell(
                sheet.createRow(at + notes.size()),
                0,
                "单位负责人：　　　　　　　　　　审核人：　　　　　　　　　　填报人：　　　　　　　　　　填报日期：　　　　年　　月　　日",
                plain());
    }

    private void page() {
        sheet.setColumnWidth(0, UNIT * CHARACTER);
        for (int i = 0; i < places.size(); i++) sheet.setColumnWidth(i + 1, width(i) * CHARACTER);
        sheet.createFreezePane(1, HEAD + HEADINGS);
        sheet.setRepeatingRows(new CellRangeAddress(HEAD, HEAD + HEADINGS - 1, -1, -1));
        sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, 0));
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(org.apache.poi.ss.usermodel.PrintSetup.A3_PAPERSIZE);
        sheet.getPrintSetup().setScale(SCALE);
        pages.stream().skip(1).forEach(start -> sheet.setColumnBreak(start - 1));
        int rows = content.lines().size();
        int signed = ReturnPaper.notes(content).size() + 2;
        for (int at = 0; rows - at + signed > PAGE_ROWS && rows - at > LAST; ) {
            at += Math.min(PAGE_ROWS, rows - at - LAST);
            sheet.setRowBreak(HEAD + HEADINGS + at - 1);
        }
        // The title stands on the first page of the sheet only; this on each.
        sheet.getHeader()
                .setRight(content.areaName().replace("&", "&&") + "　" + ReturnLayout.month(content) + "　"
                        + ReturnLayout.TITLE);
        sheet.getFooter().setCenter("第 &P 页　共 &N 页");
    }

    private void number(XSSFRow row, int column, Number value) {
        var cell = row.createCell(column);
        cell.setCellStyle(value instanceof java.math.BigDecimal ? money : whole);
        if (value != null) cell.setCellValue(value.doubleValue());
    }

    private static void cell(XSSFRow row, int column, String value, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellStyle(style);
        cell.setCellValue(value);
    }

    private CellStyle plain() {
        var style = workbook.createCellStyle();
        style.setFont(font(false));
        return style;
    }

    private CellStyle style(boolean bold, HorizontalAlignment align, String format) {
        var style = workbook.createCellStyle();
        style.setFont(font(bold));
        style.setAlignment(align);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(true);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        if (format != null) style.setDataFormat(workbook.createDataFormat().getFormat(format));
        return style;
    }

    private org.apache.poi.xssf.usermodel.XSSFFont font(boolean bold) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setBold(bold);
        font.setFontHeightInPoints((short) 10);
        return font;
    }
}
