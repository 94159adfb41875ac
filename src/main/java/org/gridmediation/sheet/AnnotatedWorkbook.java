package org.gridmediation.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFCell;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A file's own rows for a person to correct: each where it stood, with a remark beside what is wrong. Cells are what they were. A number stays a number, and
 * what cannot be written as it was becomes a formula, so that a row which was refused is refused again until somebody has corrected it.
 */
public final class AnnotatedWorkbook implements AutoCloseable {
    private static final int LAST = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;
    private static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    /** A text in a formula is no longer. */
    private static final int LITERAL = 250;

    private static final int REMARK_WIDTH = 60;
    private static final float LINE = 15;
    private static final float TALLEST = 400;

    private enum Look {
        HEADER,
        PLAIN,
        WRONG,
        REMARK
    }

    private record Style(Look look, String format, boolean quoted) {}

    private final OutputStream out;
    private final SXSSFWorkbook book = new SXSSFWorkbook(null, 16, true, false);
    private final SXSSFSheet sheet;
    private final Map<Style, CellStyle> styles = new HashMap<>();
    private final int header;
    private final int remarks;
    private final boolean isNew;
    private final int shift;
    private int last;

    /**
     * @param from the file's table
     * @param name of the worksheet
     * @param column what the remarks' column is called; where the file has one of this name, they stand there instead of the old ones
     */
    public AnnotatedWorkbook(OutputStream out, Sheet from, String name, TemplateColumn column) {
        this.out = out;
        sheet = book.createSheet(WorkbookUtil.createSafeSheetName(name == null ? TableTemplate.DATA : name));
        // Lines of JSON have no header, and stand one row lower here.
        header = Math.max(0, from.headerRow() - 1);
        int earlier = 0;
        while (earlier < from.header().size() && !column.isCalled(from.header().get(earlier))) earlier++;
        remarks = earlier;
        isNew = remarks == from.header().size();
        var row = sheet.createRow(header);
        for (int i = 0; i < from.header().size(); i++)
            text(row, i, from.header().get(i), Look.HEADER);
        text(row, remarks, column.header(), Look.HEADER);
        for (int i = 0; i < from.header().size(); i++) sheet.setColumnWidth(i, 20 * 256);
        sheet.setColumnWidth(remarks, REMARK_WIDTH * 256);
        sheet.createFreezePane(0, header + 1);
        sheet.setRepeatingRows(new CellRangeAddress(header, header, -1, -1));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.getPrintSetup().setLandscape(true);
        last = header;
        shift = from.headerRow() == 0 ? 1 : 0;
    }

    /** @param wrong the columns that are meant @param remark a line for each thing that is wrong; empty when nothing is */
    public void row(SheetRow row, Set<Integer> wrong, String remark) {
        int number = row.number() - 1 + shift;
        if (number > LAST) throw new SheetProblem(SheetFault.ROWS_TOO_MANY, LAST, String.valueOf(LAST));
        last = number;
        var line = sheet.createRow(number);
        for (int i = 0; i < row.cells().size(); i++)
            if (i != remarks || isNew)
                // What stands behind the header stays behind it, and without one.
                put(line, isNew && i >= remarks ? i + 1 : i, row.cell(i), wrong.contains(i) ? Look.WRONG : Look.PLAIN);
        if (remark.isEmpty()) return;
        text(line, remarks, remark, Look.REMARK);
        line.setHeightInPoints(Math.min(TALLEST, LINE * lines(remark)));
    }

    private static int lines(String text) {
        // A Chinese letter is two wide.
        return text.lines()
                .mapToInt(line -> 1 + line.chars().map(c -> c < 0x2e80 ? 1 : 2).sum() / REMARK_WIDTH)
                .sum();
    }

    private void put(SXSSFRow row, int column, Cell cell, Look look) {
        switch (cell.kind()) {
            case EMPTY -> {}
            case TEXT -> text(row, column, cell.text(), look);
            case BOOLEAN -> cell(row, column, look, "General").setCellValue(Boolean.parseBoolean(cell.text()));
            case NUMBER -> number(row, column, cell, look);
            case DATE -> date(row, column, cell.text(), look);
            case ERROR -> error(row, column, cell.text(), look);
            case FORMULA -> literal(row, column, cell.text(), look);
        }
    }

    private void text(SXSSFRow row, int column, String text, Look look) {
        if (text.isEmpty()) return;
        var safe = Xml.escaped(Marks.guardTyped(text));
        var cell = row.createCell(column);
        cell.setCellStyle(style(new Style(look, "@", Marks.startsFormula(safe))));
        cell.setCellValue(safe.substring(0, Math.min(safe.length(), LONGEST)));
    }

    private SXSSFCell cell(SXSSFRow row, int column, Look look, String format) {
        var cell = row.createCell(column);
        cell.setCellStyle(style(new Style(look, format, false)));
        return cell;
    }

    /** Only if the same number is read back. */
    private void number(SXSSFRow row, int column, Cell cell, Look look) {
        double number = Double.parseDouble(cell.text());
        if (Double.isFinite(number) && (Math.abs(number) >= SheetXml.EXACT || !cell.isScientific()))
            cell(row, column, look, "General").setCellValue(number);
        else literal(row, column, cell.text(), look);
    }

    private void date(SXSSFRow row, int column, String text, Look look) {
        try {
            if (!text.contains("-"))
                cell(row, column, look, "hh:mm:ss")
                        .setCellValue(LocalTime.parse(text).toSecondOfDay() / 86_400.0);
            else if (text.contains("T"))
                cell(row, column, look, "yyyy-mm-dd hh:mm:ss").setCellValue(day(LocalDateTime.parse(text)));
            else
                cell(row, column, look, "yyyy-mm-dd")
                        .setCellValue(day(LocalDate.parse(text).atStartOfDay()));
        } catch (DateTimeException noSuchDay) {
            literal(row, column, text, look);
        }
    }

    private static double day(LocalDateTime time) {
        double day = DateUtil.getExcelDate(time, false);
        if (day < 1) throw new DateTimeException("before Excel's first day");
        return day;
    }

    private void error(SXSSFRow row, int column, String text, Look look) {
        for (var error : FormulaError.values())
            if (error != FormulaError.CIRCULAR_REF
                    && error != FormulaError.FUNCTION_NOT_IMPLEMENTED
                    && error.getString().equals(text)) {
                cell(row, column, look, "General").setCellErrorValue(error.getCode());
                return;
            }
        literal(row, column, text, look);
    }

    /** A formula that is nothing but the text: it refers to nothing, and shows what stood there. */
    private void literal(SXSSFRow row, int column, String text, Look look) {
        var shown = Xml.visible(text.substring(0, Math.min(text.length(), LITERAL / 2)));
        var cell = cell(row, column, look, "General");
        cell.setCellFormula('"' + shown.replace("\"", "\"\"") + '"');
        cell.setCellValue(shown);
    }

    private CellStyle style(Style wanted) {
        return styles.computeIfAbsent(wanted, this::made);
    }

    private CellStyle made(Style wanted) {
        var style = book.createCellStyle();
        style.setDataFormat(book.createDataFormat().getFormat(wanted.format));
        style.setQuotePrefixed(wanted.quoted);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(wanted.look == Look.REMARK || wanted.look == Look.HEADER);
        var colour =
                switch (wanted.look) {
                    case PLAIN -> null;
                    case HEADER -> IndexedColors.GREY_25_PERCENT;
                    case WRONG -> IndexedColors.ROSE;
                    case REMARK -> IndexedColors.LIGHT_YELLOW;
                };
        if (colour != null) {
            style.setFillForegroundColor(colour.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    /** The workbook's temporary files are deleted with it. */
    @Override
    public void close() throws IOException {
        try (book;
                out) {
            sheet.setAutoFilter(new CellRangeAddress(header, last, 0, remarks));
            book.write(out);
        }
    }
}
