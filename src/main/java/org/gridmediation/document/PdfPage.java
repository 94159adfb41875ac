package org.gridmediation.document;

import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/** Writes on one page of a PDF: text that {@link Fonts#printable} has passed, and lines. */
final class PdfPage implements AutoCloseable {
    private final PDPageContentStream content;
    private final PDDocument document;
    private final Fonts fonts;

    PdfPage(PDDocument document, PDPage page, Fonts fonts) {
        this.document = document;
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
    void justified(LineBreaks.Line line, double left, double width, double base, double size) {
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
        try {
            // There is no bold 宋体: like word processors, thicken the regular one.
            if (bold) content.setLineWidth((float) size * 0.028f);
            content.setCharacterSpacing((float) spacing);
            double x = left;
            for (var run : fonts.runs(text)) {
                if (run.word() != null) {
                    draw(run.word(), x, base, size, bold);
                    x += run.word().shaped().advance() * size + spacing;
                } else {
                    write(run.face(), run.text(), x, base, size, bold ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
                    x += fonts.width(run.text(), size)
                            + spacing * run.text().codePointCount(0, run.text().length());
                }
            }
            if (bold) content.setLineWidth(0.6f);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Fonts.Face face, String text, double left, double base, double size, RenderingMode mode)
            throws IOException {
        content.beginText();
        content.setRenderingMode(mode);
        content.newLineAtOffset((float) left, (float) base);
        content.setFont(face.font(), (float) size);
        content.showText(text);
        content.endText();
    }

    /** Its outline, and its letters unseen, so that it is found and copied as it was written. */
    private void draw(Fonts.Word word, double left, double base, double size, boolean bold) throws IOException {
        content.saveGraphicsState();
        var scale = (float) (size / ShapedScript.EM);
        content.transform(new Matrix(scale, 0, 0, -scale, (float) left, (float) base));
        var c = new float[6];
        float x = 0;
        float y = 0;
        for (var path = word.shaped().outline().getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> content.moveTo(x = c[0], y = c[1]);
                case PathIterator.SEG_LINETO -> content.lineTo(x = c[0], y = c[1]);
                case PathIterator.SEG_QUADTO -> {
                    content.curveTo(
                            x + (c[0] - x) * 2 / 3,
                            y + (c[1] - y) * 2 / 3,
                            c[2] + (c[0] - c[2]) * 2 / 3,
                            c[3] + (c[1] - c[3]) * 2 / 3,
                            c[2],
                            c[3]);
                    x = c[2];
                    y = c[3];
                }
                case PathIterator.SEG_CUBICTO -> content.curveTo(c[0], c[1], c[2], c[3], x = c[4], y = c[5]);
                default -> content.closePath();
            }
        }
        if (bold) {
            content.setLineWidth(28);
            content.fillAndStroke();
        } else {
            content.fill();
        }
        content.restoreGraphicsState();
        var letters =
                word.rightToLeft() ? new StringBuilder(word.text()).reverse().toString() : word.text();
        var apart = letters.codePoints().mapToDouble(word.face()::advance).sum();
        // As wide as the outline, so that what stands beside it is not taken for a part of it.
        content.setHorizontalScaling(
                (float) (apart == 0 ? 100 : 100 * word.shaped().advance() / apart));
        write(word.face(), letters, left, base, size, RenderingMode.NEITHER);
        content.setHorizontalScaling(100);
    }

    void picture(BufferedImage picture, double left, double bottom, double width, double height) {
        try {
            content.drawImage(
                    JPEGFactory.createFromImage(document, picture, 0.8f),
                    (float) left,
                    (float) bottom,
                    (float) width,
                    (float) height);
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
