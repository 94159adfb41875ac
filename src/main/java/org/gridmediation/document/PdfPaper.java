package org.gridmediation.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;

/** A paper as a PDF file. */
public final class PdfPaper extends PdfSheets {
    /** Room for who signs, so that there is some for the signature. */
    private static final double SIGNER = WIDTH - 2 * BODY - DATE - 42;

    private static final int SHORT = 4;
    /** The last rows of a table that goes on over pages: its end is never alone on one. */
    private static final int LAST = 3;

    /** Each is measured before it is drawn. */
    private final Map<String, List<LineBreaks.Line>> signers = new HashMap<>();
    /** What the last row or line of the next part leaves below it. */
    private double left;

    public PdfPaper(String title) {
        this(title, IOUtils.createMemoryOnlyStreamCache());
    }

    /** @param parts where its parts lie until it is saved */
    PdfPaper(String title, StreamCacheCreateFunction parts) {
        super(title, parts);
    }

    /** As many lines as follow stand on one page. */
    public void keep(int lines) {
        need(SignatureBlock.SIGNATURE * lines);
    }

    @Override
    public void title(String text, double size) {
        for (var line : LineBreaks.lines(fonts.printable(text), WIDTH, 0, c -> fonts.advance(c) * size)) {
            var base = line(size, size * 1.6);
            ink.centred(line.text(), LEFT, WIDTH, base, size, true);
        }
    }

    @Override
    public void centred(String text, double size) {
        for (var line : LineBreaks.lines(fonts.printable(text), WIDTH, 0, c -> fonts.advance(c) * size)) {
            var base = line(size, size * 1.6);
            ink.centred(line.text(), LEFT, WIDTH, base, size, false);
        }
    }

    @Override
    public void right(String... lines) {
        right(List.of(lines), LEADING);
    }

    private void right(List<String> lines, double leading) {
        need(leading * lines.size());
        for (var text : lines) {
            var shown = fonts.printable(text);
            var base = line(BODY, leading);
            ink.text(shown, LEFT + WIDTH - fonts.width(shown, BODY), base, BODY, false, 0);
        }
    }

    @Override
    public void heading(String text) {
        // Not alone at the foot of a page.
        need(2 * LEADING);
        var base = line(BODY, LEADING);
        ink.text(fonts.printable(text), LEFT, base, BODY, true, 0);
    }

    /** What has to have room with the end of the next part; below a table there is a little more. */
    private void followedBy(SignatureBlock below) {
        left = below.isEmpty() ? 0 : Math.min(height(below) + 6, TOP - BOTTOM - 4 * LEADING);
    }

    private double height(SignatureBlock below) {
        var leading = leading(below);
        return below.parts().stream().mapToDouble(p -> height(p, leading)).sum();
    }

    private double leading(SignatureBlock below) {
        return SignatureBlock.leading(
                below.parts().stream().mapToInt(this::lines).sum());
    }

    private double height(SignatureBlock.Part part, double leading) {
        return lines(part) * (part instanceof SignatureBlock.Signature ? leading : Math.min(LEADING, leading));
    }

    private int lines(SignatureBlock.Part part) {
        if (part instanceof SignatureBlock.Signature signature)
            return signer(signature.who()).size();
        if (part instanceof SignatureBlock.Line line) return body(line.text()).size();
        return part.lines();
    }

    /** On this page as a whole where it has room; of more than a page has room for, some are on each. */
    private void draw(SignatureBlock below) {
        var leading = leading(below);
        var parts = below.parts();
        int from = 0;
        while (from < parts.size()) {
            double room = y - BOTTOM + 0.01;
            int until = from;
            for (; until < parts.size() && room >= height(parts.get(until), leading); until++)
                room -= height(parts.get(until), leading);
            if (until < parts.size()) until = Math.max(from, Math.min(until, parts.size() - LAST));
            for (var part : parts.subList(from, until)) draw(part, leading);
            if (until < parts.size()) overflow();
            from = until;
        }
        signers.clear();
    }

    private void draw(SignatureBlock.Part part, double leading) {
        if (part instanceof SignatureBlock.Signature signature) signature(signature.who(), signature.day(), leading);
        else if (part instanceof SignatureBlock.Right right) right(right.texts(), Math.min(LEADING, leading));
        else if (part instanceof SignatureBlock.Line line)
            for (var text : body(line.text())) {
                var base = line(BODY, Math.min(LEADING, leading));
                if (line.heading()) ink.text(text.text(), LEFT, base, BODY, true, 0);
                else ink.text(text.text(), LEFT + 2 * BODY, base, BODY, false, 0);
            }
    }

    private List<LineBreaks.Line> body(String text) {
        return LineBreaks.lines(fonts.printable(text), WIDTH - 2 * BODY, 0, c -> fonts.advance(c) * BODY);
    }

    private double left(boolean last) {
        if (!last) return 0;
        var room = left;
        left = 0;
        return room;
    }

    @Override
    public void paragraph(String text, SignatureBlock below) {
        followedBy(below);
        var first = true;
        var lines = LineBreaks.lines(fonts.printable(text), WIDTH, 2 * BODY, c -> fonts.advance(c) * BODY);
        // A short one goes with who signs it as a whole.
        if (left > 0 && lines.size() <= SHORT) need(LEADING * lines.size() + left);
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            int until = i + 1;
            while (!LineBreaks.mayPart(lines, until)) until++;
            need(LEADING * (until - i) + (until == lines.size() ? left : 0));
            left(until == lines.size() && i == until - 1);
            var base = line(BODY, LEADING);
            ink.justified(line, LEFT + (first ? 2 * BODY : 0), WIDTH - (first ? 2 * BODY : 0), base, BODY);
            first = line.end();
        }
        draw(below);
    }

    /** A long name has a line of its own: what is to be done there is not torn apart. */
    private List<LineBreaks.Line> signer(String who) {
        return signers.computeIfAbsent(who, this::lines);
    }

    private List<LineBreaks.Line> lines(String who) {
        var shown = fonts.printable(who);
        if (fonts.width(shown, BODY) > SIGNER && shown.indexOf('（') > 0)
            shown = new StringBuilder(shown)
                    .insert(shown.lastIndexOf('（'), '\n')
                    .toString();
        return LineBreaks.lines(shown, SIGNER, 0, c -> fonts.advance(c) * BODY);
    }

    @Override
    public void signature(String who, String day) {
        signature(who, day, SignatureBlock.SIGNATURE);
    }

    private void signature(String who, String day, double leading) {
        var lines = signer(who);
        need(leading * lines.size());
        double right = LEFT + WIDTH;
        for (var line : lines) {
            var base = line(BODY, leading);
            ink.text(line.text(), LEFT + 2 * BODY, base, BODY, false, 0);
            if (line != lines.get(lines.size() - 1)) continue;
            ink.rule(LEFT + 2 * BODY + line.width() + 4, right - DATE, base - 3);
            var date = day.isEmpty() ? UNDATED : day;
            ink.text(date, right - fonts.width(date, BODY), base, BODY, false, 0);
        }
    }

    @Override
    public void grid(Grid grid, SignatureBlock below) {
        followedBy(below);
        var rows = new PdfGrid(grid, fonts).rows();
        PdfGrid.Row group = null;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (row.isHead()) group = row;
            int from = 0;
            var after = i == rows.size() - 1 ? left(true) : 0;
            // A heading is on the page on which its row begins; what is taller than a page has to begin somewhere.
            if (row.isHead() && i < rows.size() - 1)
                after = Math.min(
                        rows.get(i + 1).beginning(i == rows.size() - 2 ? left : 0), TOP - BOTTOM - row.height());
            if (grid.headed() && i == Math.max(1, rows.size() - LAST))
                for (var last : rows.subList(i + 1, rows.size())) after += last.height();
            if (grid.headed() && i == Math.max(1, rows.size() - LAST) && i < rows.size() - 1) after += left;
            // The headings are not alone either.
            if (grid.headed() && i == 0 && rows.size() > 1) after += rows.get(1).height();
            do {
                if (ink == null || !row.fits(from, y - BOTTOM, after)) {
                    overflow();
                    if (grid.headed() && i > 0) draw(rows.get(0));
                    if (group != null && group != row) draw(group);
                }
                from = row.draw(ink, from, y, y - BOTTOM, after);
                y = row.below();
            } while (from < row.lines());
            // A story ends what its heading is for.
            if (row.isStory()) group = null;
        }
        y -= 6;
        draw(below);
    }

    private void draw(PdfGrid.Row head) {
        head.draw(ink, 0, y, y - BOTTOM, 0);
        y = head.below();
    }

    @Override
    public void space(double lines) {
        if (ink == null) sheet(null);
        y -= lines * LEADING;
    }

    @Override
    public void foot(int lines) {
        if (ink == null) sheet(null);
        y = Math.min(y, BOTTOM + lines * LEADING);
    }
}
