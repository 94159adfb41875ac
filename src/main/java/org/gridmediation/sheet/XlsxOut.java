package org.gridmediation.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Every cell a text: what Excel takes for a number is no longer what was written. */
final class XlsxOut implements SheetWriter {
    private static final int MOST = SpreadsheetVersion.EXCEL2007.getMaxRows();
    private static final int LONGEST = SpreadsheetVersion.EXCEL2007.getMaxTextLength();

    private final OutputStream out;
    private final SXSSFWorkbook workbook = new SXSSFWorkbook(null, 16, true, false);
    private final SXSSFSheet sheet = workbook.createSheet(TableTemplate.DATA);
    private final CellStyle text = TableTemplate.text(workbook);
    private final CellStyle quoted = TableTemplate.text(workbook);
    private int row;

    XlsxOut(OutputStream out, List<String> header, Map<String, String> properties) {
        this.out = out;
        quoted.setQuotePrefixed(true);
        var custom = workbook.getXSSFWorkbook().getProperties().getCustomProperties();
        properties.forEach(custom::addProperty);
        for (int i = 0; i < header.size(); i++) sheet.setDefaultColumnStyle(i, text);
        sheet.createFreezePane(0, 1);
        row(header);
    }

    @Override
    public void row(List<String> cells) {
        if (row == MOST) throw new SheetProblem(SheetFault.ROWS_TOO_MANY, row, String.valueOf(MOST - 1));
        var line = sheet.createRow(row++);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) == null || cells.get(i).isEmpty()) continue;
            var safe = Xml.escaped(Marks.guardTyped(cells.get(i)));
            if (safe.length() > LONGEST)
                throw new SheetProblem(SheetFault.CELL_TOO_LONG, row, Table.letters(i) + ", " + LONGEST);
            var cell = line.createCell(i);
            cell.setCellStyle(Marks.startsFormula(safe) ? quoted : text);
            cell.setCellValue(safe);
        }
    }

    @Override
    public void note(String text) {
        if (row < MOST) sheet.createRow(row++).createCell(0).setCellValue(Marks.NOTE + " " + Xml.escaped(text));
    }

    /** The workbook's temporary files are deleted with it. */
    @Override
    public void close() throws IOException {
        try (workbook;
                out) {
            workbook.write(out);
        }
    }
}
