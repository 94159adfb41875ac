package org.gridmediation.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** Writes on one page of a PDF: text that {@link Fonts#printable} has passed, and lines. */
final class Ink implements AutoCloseable {
    private final PDPageContentStream content;
    private final Fonts fonts;

    Ink(PDDocument document, PDPage page, Fonts fonts) {
        this.fonts = fonts;
        try {
            content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
            content.setLineWidth(0.6f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void centred(String text, double left, double width, double base, double size, boolean bold) {
        text(text, left + (width - fonts.width(text, size)) / 2, base, size, bold, 0);
    }

    /** To both margins, but a paragraph's last line, and a line that would be torn apart, to the left one only. */
    void justified(Breaks.Line line, double left, double width, double base, double size) {
        int gaps = line.text().codePointCount(0, line.text().length()) - 1;
        var open = width - line.width();
        text(
                line.text(),
                left,
                base,
                size,
                false,
                line.end() || gaps < 1 || open > 3 * size ? 0 : Math.max(0, open / gaps));
    }

    /** @param spacing between characters, in points */
    void text(String text, double left, double base, double size, boolean bold, double spacing) {
        if (text.isEmpty()) return;
        try {
            content.beginText();
            // There is no bold 宋体: like word processors, thicken the regular one.
            if (bold) {
                content.setRenderingMode(RenderingMode.FILL_STROKE);
                content.setLineWidth((float) size * 0.028f);
            }
            content.setCharacterSpacing((float) spacing);
            content.newLineAtOffset((float) left, (float) base);
            for (var run : fonts.runs(text)) {
                content.setFont(run.face().font(), (float) size);
                content.showText(run.text());
            }
            if (bold) {
                content.setRenderingMode(RenderingMode.FILL);
                content.setLineWidth(0.6f);
            }
            content.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void rule(double from, double to, double y) {
        stroke(from, y, to, y);
    }

    void stroke(double x1, double y1, double x2, double y2) {
        try {
            content.moveTo((float) x1, (float) y1);
            content.lineTo((float) x2, (float) y2);
            content.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void box(double left, double bottom, double width, double height) {
        try {
            content.addRect((float) left, (float) bottom, (float) width, (float) height);
            content.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
