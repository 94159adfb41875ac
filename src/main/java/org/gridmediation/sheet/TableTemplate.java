package org.gridmediation.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A table to be filled in. What it says to people is no row when it comes back. */
record TableTemplate(List<TemplateColumn> columns) {
    static final String DATA = "数据 Data";
    private static final String NOTES = "说明 Notes";
    private static final String VALUES = "取值 Values";
    private static final int LAST = SpreadsheetVersion.EXCEL2007.getLastRowIndex();

    static boolean isOurs(String worksheet) {
        return worksheet.equals(NOTES) || worksheet.equals(VALUES);
    }

    static CellStyle text(Workbook workbook) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    void write(SheetFormat format, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> csv(out);
            case NDJSON -> ndjson(out);
            case XLSX -> xlsx(out);
        }
    }

    private void csv(OutputStream out) throws IOException {
        try (var csv = new CsvOut(out, headers())) {
            csv.notes(columns.stream().map(TableTemplate::note).toList());
        }
    }

    private void ndjson(OutputStream out) throws IOException {
        var names = columns.stream().map(TemplateColumn::name).toList();
        try (var json = new NdjsonOut(out, names)) {
            for (var column : columns) json.note(column.header() + ": " + note(column));
        }
    }

    private List<String> headers() {
        return columns.stream().map(TemplateColumn::header).toList();
    }

    private static String note(TemplateColumn column) {
        var values = column.values().isEmpty() ? "" : " [" + String.join(" | ", column.values()) + "]";
        return (column.required() ? "必填 required. " : "") + column.chineseNote() + " " + column.note() + values;
    }

    private void xlsx(OutputStream out) throws IOException {
        try (out;
                var workbook = new XSSFWorkbook()) {
            var data = workbook.createSheet(DATA);
            write(data, 0, headers());
            data.createFreezePane(0, 1);
            var style = text(workbook);
            for (int i = 0; i < columns.size(); i++) {
                data.setDefaultColumnStyle(i, style);
                data.setColumnWidth(i, 24 * 256);
            }
            notes(workbook.createSheet(NOTES));
            values(workbook.createSheet(VALUES), data);
            workbook.write(out);
        }
    }

    private void notes(Sheet sheet) {
        write(sheet, 0, List.of("列 column", "必填 required", "说明", "note"));
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            write(
                    sheet,
                    i + 1,
                    List.of(column.header(), column.required() ? "是 yes" : "", column.chineseNote(), column.note()));
        }
        for (int i = 0; i < 4; i++) sheet.setColumnWidth(i, 40 * 256);
    }

    /** A list in the cell itself may have no more than 255 characters. */
    private void values(Sheet sheet, Sheet data) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < columns.size(); i++) {
            var values = columns.get(i).values();
            if (values.isEmpty()) continue;
            int number = rows.size();
            rows.add(values);
            var letters = Table.letters(number);
            var range = "'" + VALUES + "'!$" + letters + "$2:$" + letters + "$" + (values.size() + 1);
            var helper = data.getDataValidationHelper();
            var list = helper.createValidation(
                    helper.createFormulaListConstraint(range), new CellRangeAddressList(1, LAST, i, i));
            list.setShowErrorBox(true);
            data.addValidationData(list);
        }
        var with = columns.stream().filter(column -> !column.values().isEmpty()).toList();
        write(sheet, 0, with.stream().map(TemplateColumn::header).toList());
        int most = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int row = 0; row < most; row++) {
            int at = row;
            write(
                    sheet,
                    row + 1,
                    rows.stream()
                            .map(values -> at < values.size() ? values.get(at) : "")
                            .toList());
        }
    }

    private static void write(Sheet sheet, int number, List<String> texts) {
        var row = sheet.createRow(number);
        for (int i = 0; i < texts.size(); i++)
            if (!texts.get(i).isEmpty()) row.createCell(i).setCellValue(texts.get(i));
    }
}
