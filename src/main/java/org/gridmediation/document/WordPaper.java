package org.gridmediation.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.LineSpacingRule;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTcBorders;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTabTlc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;

/** A Word file, for what is to be completed by hand; the reader's own 宋体 shows it. */
final class WordPaper implements Paper, AutoCloseable {
    private static final String SONG = "宋体";
    private static final String LATIN = "Times New Roman";
    private static final int TWIPS = 20;
    /** Characters of a story that has to go on on another page, and of its end that stays with the signatures. */
    private static final int LONG = 400;

    private static final int END = 60;

    private final XWPFDocument document = new XWPFDocument();
    private int together;
    /** How many lines after the next part stay with its end. */
    private int follow;

    WordPaper(String title, boolean numbered) {
        document.getProperties().getCoreProperties().setTitle(title);
        document.getProperties().getCoreProperties().setCreator("");
        var section = document.getDocument().getBody().addNewSectPr();
        var page = section.addNewPgSz();
        page.setW(twips(595.3));
        page.setH(twips(841.9));
        var margins = section.addNewPgMar();
        margins.setTop(twips(70));
        margins.setBottom(twips(62));
        margins.setLeft(twips((595.3 - WIDTH) / 2));
        margins.setRight(twips((595.3 - WIDTH) / 2));
        margins.setHeader(twips(42));
        margins.setFooter(twips(36));
        margins.setGutter(BigInteger.ZERO);
        if (numbered) pageNumbers();
    }

    /** At the foot of each page, counted by the reader's program. */
    private void pageNumbers() {
        var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        for (var part : new String[] {"第 ", "PAGE", " 页　共 ", "NUMPAGES", " 页"}) {
            if (part.matches("[A-Z]+")) paragraph.getCTP().addNewFldSimple().setInstr(part);
            else run(paragraph, part, 9, false);
        }
    }

    private static BigInteger twips(double points) {
        return BigInteger.valueOf(Math.round(points * TWIPS));
    }

    void save(OutputStream target) {
        try {
            document.write(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private XWPFParagraph paragraph(ParagraphAlignment alignment, double leading) {
        var paragraph = styled(document.createParagraph(), alignment, leading);
        paragraph.setKeepNext(--together > 0);
        return paragraph;
    }

    private static XWPFParagraph styled(XWPFParagraph paragraph, ParagraphAlignment alignment, double leading) {
        paragraph.setAlignment(alignment);
        paragraph.setSpacingBetween(leading, LineSpacingRule.AT_LEAST);
        paragraph.setSpacingAfter(0);
        paragraph.setSpacingBefore(0);
        return paragraph;
    }

    private static XWPFRun run(XWPFParagraph paragraph, String text, double size, boolean bold) {
        var run = paragraph.createRun();
        run.setFontFamily(LATIN);
        run.setFontFamily(SONG, XWPFRun.FontCharRange.eastAsia);
        run.setFontFamily(LATIN, XWPFRun.FontCharRange.hAnsi);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(Paper.plain(text));
        return run;
    }

    @Override
    public void title(String text, double size) {
        run(paragraph(ParagraphAlignment.CENTER, size * 1.6), text, size, true);
    }

    @Override
    public void centred(String text, double size) {
        run(paragraph(ParagraphAlignment.CENTER, size * 1.6), text, size, false);
    }

    @Override
    public void right(String... lines) {
        for (var text : lines) right(text);
    }

    private void right(String text) {
        run(paragraph(ParagraphAlignment.RIGHT, LEADING), text, BODY, false);
    }

    @Override
    public void heading(String text) {
        var paragraph = paragraph(ParagraphAlignment.LEFT, LEADING);
        paragraph.setKeepNext(true);
        run(paragraph, text, BODY, true);
    }

    @Override
    public void paragraph(String text, SignatureBlock below) {
        follow = below.lines();
        var parts = text.split("\\R", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1) ends();
            indented(paragraph(ParagraphAlignment.BOTH, LEADING), parts[i], BODY);
        }
        write(below);
    }

    private void write(SignatureBlock below) {
        var leading = SignatureBlock.leading(below.lines());
        for (var part : below.parts()) {
            if (part instanceof SignatureBlock.Signature signature)
                signature(signature.who(), signature.day(), leading);
            else if (part instanceof SignatureBlock.Right right) for (var text : right.texts()) right(text);
            else if (part instanceof SignatureBlock.Line line) {
                var paragraph = paragraph(ParagraphAlignment.LEFT, LEADING);
                if (line.heading()) run(paragraph, line.text(), BODY, true);
                else indented(paragraph, line.text(), BODY);
            }
        }
    }

    /** @return whether the paragraph or row that comes is the end of a part, with which what follows stays */
    private boolean ends() {
        if (follow == 0) return false;
        together = follow + 1;
        follow = 0;
        return true;
    }

    private static void indented(XWPFParagraph paragraph, String text, double size) {
        var indent = paragraph.getCTPPr().isSetInd()
                ? paragraph.getCTPPr().getInd()
                : paragraph.getCTPPr().addNewInd();
        indent.setFirstLineChars(BigInteger.valueOf(200));
        indent.setFirstLine(twips(2 * size));
        run(paragraph, text, size, false);
    }

    @Override
    public void signature(String who, String day) {
        signature(who, day, SignatureBlock.SIGNATURE);
    }

    private void signature(String who, String day, double leading) {
        var paragraph = paragraph(ParagraphAlignment.LEFT, leading);
        paragraph.setIndentationLeft(twips(2 * BODY).intValue());
        var tabs = paragraph.getCTPPr().addNewTabs();
        var rule = tabs.addNewTab();
        rule.setVal(STTabJc.LEFT);
        rule.setLeader(STTabTlc.UNDERSCORE);
        rule.setPos(twips(WIDTH - DATE));
        var date = tabs.addNewTab();
        date.setVal(STTabJc.RIGHT);
        date.setPos(twips(WIDTH));
        run(paragraph, who, BODY, false).addTab();
        var run = run(paragraph, "", BODY, false);
        run.addTab();
        run(paragraph, day.isEmpty() ? UNDATED : day, BODY, false);
    }

    @Override
    public void grid(Grid grid, SignatureBlock below) {
        follow = below.lines();
        var table = document.createTable();
        table.removeRow(0);
        table.getCTTbl().getTblPr().addNewTblLayout().setType(STTblLayoutType.FIXED);
        table.setWidth(twips(WIDTH).intValue());
        table.setCellMargins(60, 100, 60, 100);
        var columns = table.getCTTbl().addNewTblGrid();
        for (int i = 0; i < grid.widths().length; i++) columns.addNewGridCol().setW(twips(grid.width(i, 1)));
        var rows = new ArrayList<XWPFTableRow>();
        for (var row : follow > 0 ? withoutEnd(grid.rows()) : grid.rows()) rows.add(row(table, grid, row));
        if (follow > 0 && rows.size() > grid.rows().size()) {
            borderless(rows.get(rows.size() - 2), CTTcBorders::addNewBottom);
            borderless(rows.get(rows.size() - 1), CTTcBorders::addNewTop);
        }
        if (ends()) rows.get(rows.size() - 1).getTableCells().forEach(WordPaper::keepWithNext);
        if (grid.headed()) rows.get(0).setRepeatHeader(true);
        space(0.3);
        write(below);
    }

    private static XWPFTableRow row(XWPFTable table, Grid grid, Row row) {
        var shown = new XWPFTableRow(table.getCTTbl().addNewTr(), table);
        if (row.height() > 0) shown.setHeight(twips(row.height()).intValue());
        // Only a story may go on on the next page.
        shown.setCantSplitRow(row.cells().stream().noneMatch(c -> c.align() == Align.STORY));
        int column = 0;
        for (var cell : row.cells()) {
            var box = shown.createCell();
            box.setWidth(String.valueOf(twips(grid.width(column, cell.span()))));
            if (cell.span() > 1) box.getCTTc().getTcPr().addNewGridSpan().setVal(BigInteger.valueOf(cell.span()));
            column += cell.span();
            box.setVerticalAlignment(
                    cell.align() == Align.STORY ? XWPFTableCell.XWPFVertAlign.TOP : XWPFTableCell.XWPFVertAlign.CENTER);
            fill(box, cell, grid.size());
            // A heading is nothing without the row that it is for.
            if (row.cells().size() == 1 && cell.bold()) keepWithNext(box);
        }
        return shown;
    }

    private static void fill(XWPFTableCell box, Cell cell, double size) {
        var parts = cell.text().split("\\R", -1);
        for (int i = 0; i < parts.length; i++) {
            var paragraph = styled(
                    i == 0 ? box.getParagraphs().get(0) : box.addParagraph(),
                    cell.align() == Align.CENTRE ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT,
                    size * 1.45);
            if (cell.align() == Align.STORY) indented(paragraph, parts[i], size);
            else run(paragraph, parts[i], size, cell.bold());
        }
    }

    /** A long story at the end goes on on the next page; its last sentences are a row of their own, which stays with what follows. */
    private static List<Row> withoutEnd(List<Row> rows) {
        var last = rows.get(rows.size() - 1);
        var cell = last.cells().get(0);
        if (cell.align() != Align.STORY || cell.text().length() < LONG) return rows;
        int cut = cell.text().length() - END;
        while (cut > LONG / 2 && "。；，！？\n".indexOf(cell.text().charAt(cut)) < 0) cut--;
        var parted = new ArrayList<>(rows.subList(0, rows.size() - 1));
        parted.add(new Row(0, List.of(Cell.story(cell.text().substring(0, cut + 1), cell.span()))));
        parted.add(new Row(0, List.of(Cell.value(cell.text().substring(cut + 1).strip(), cell.span()))));
        return parted;
    }

    private static void borderless(XWPFTableRow row, Function<CTTcBorders, CTBorder> side) {
        for (var box : row.getTableCells())
            side.apply(box.getCTTc().getTcPr().addNewTcBorders()).setVal(STBorder.NIL);
    }

    private static void keepWithNext(XWPFTableCell box) {
        box.getParagraphs().get(box.getParagraphs().size() - 1).setKeepNext(true);
    }

    @Override
    public void space(double lines) {
        var paragraph = paragraph(ParagraphAlignment.LEFT, 1);
        paragraph.setSpacingBetween(Math.max(1, lines * LEADING), LineSpacingRule.EXACT);
    }

    @Override
    public void foot(int lines) {
        space(32 - lines);
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
