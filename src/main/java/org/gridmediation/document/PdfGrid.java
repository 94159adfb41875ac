package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;

/** A table on sheets: a row that fits on none is continued on the next. */
final class PdfGrid {
    private static final double PAD = 5;
    private static final double ABOVE = 3.5;
    private static final double SPACING = 1.45;
    private static final int FEW = 4;
    /** A third of a page. */
    private static final double TALL = 230;

    private final Paper.Grid grid;
    private final Fonts fonts;

    PdfGrid(Paper.Grid grid, Fonts fonts) {
        this.grid = grid;
        this.fonts = fonts;
    }

    List<Row> rows() {
        return grid.rows().stream().map(Row::new).toList();
    }

    private record Box(double left, double width, Paper.Cell cell, List<LineBreaks.Line> lines) {}

    final class Row {
        private final List<Box> boxes = new ArrayList<>();
        private final double least;
        private final int lines;
        private double below;

        Row(Paper.Row row) {
            least = row.height();
            int column = 0;
            for (var cell : row.cells()) {
                var left = grid.width(0, column);
                var width = grid.width(column, cell.span());
                column += cell.span();
                boxes.add(new Box(
                        left,
                        width,
                        cell,
                        LineBreaks.lines(
                                fonts.printable(cell.text()),
                                width - 2 * PAD,
                                indent(cell),
                                c -> fonts.advance(c) * grid.size())));
            }
            lines = boxes.stream().mapToInt(b -> b.lines.size()).max().orElse(1);
        }

        /** Such a row says what the next one is, and is nothing without it. */
        boolean isHead() {
            return boxes.size() == 1 && boxes.get(0).cell.bold();
        }

        boolean isStory() {
            return boxes.size() == 1 && boxes.get(0).cell.align() == Paper.Align.STORY;
        }

        double height() {
            return Math.max(height(lines), least);
        }

        int lines() {
            return lines;
        }

        double below() {
            return below;
        }

        private double indent(Paper.Cell cell) {
            return cell.align() == Paper.Align.STORY ? 2 * grid.size() : 0;
        }

        private double leading() {
            return grid.size() * SPACING;
        }

        private double height(int count) {
            return count * leading() + 2 * ABOVE;
        }

        /** @return how much room it needs so that it begins on a page */
        double beginning(double after) {
            if (height() <= TALL) return height() + after;
            return lines <= FEW ? height(lines) + after : height(FEW);
        }

        /**
         * A row stays in one piece where it can: what is taller than a third of a page may begin on this one.
         *
         * @param after what must have room below its end
         */
        boolean fits(int from, double room, double after) {
            int rest = lines - from;
            var whole = Math.max(height(rest), from == 0 ? least : 0);
            return whole <= room - after
                    || whole > TALL && (rest <= FEW ? height(rest) <= room - after : height(FEW) <= room);
        }

        private int parted(int from, int until) {
            return until <= from + 1 || boxes.stream().allMatch(b -> LineBreaks.mayPart(b.lines, until))
                    ? until
                    : parted(from, until - 1);
        }

        /** @return the first line that found no room */
        int draw(PdfPage ink, int from, double top, double room, double after) {
            int until = Math.min(lines, from + Math.max(1, (int) ((room - 2 * ABOVE + 0.01) / leading())));
            // Its end takes some lines along to where what comes after it has room.
            if (until == lines && height(until - from) > room - after + 0.01)
                until = Math.max(from + 1, Math.max(Math.min(from + 2, lines - 2), lines - FEW));
            until = parted(from, until);
            var blank = from > 0 ? 0 : Math.min(least, until == lines ? room - after : room);
            var height = Math.min(room, Math.max(height(until - from), blank));
            below = top - height;
            for (var box : boxes) {
                var left = PdfPaper.LEFT + box.left;
                ink.box(left, below, box.width, height);
                var shown = box.lines.subList(Math.min(from, box.lines.size()), Math.min(until, box.lines.size()));
                var y = top - (box.cell.align() == Paper.Align.STORY ? ABOVE : (height - shown.size() * leading()) / 2);
                for (int i = 0; i < shown.size(); i++) {
                    var line = shown.get(i);
                    y -= leading();
                    var base = y + (leading() - grid.size()) / 2 + grid.size() * 0.12;
                    var first = from + i == 0 || box.lines.get(from + i - 1).end();
                    if (box.cell.align() == Paper.Align.CENTRE)
                        ink.centred(line.text(), left, box.width, base, grid.size(), box.cell.bold());
                    else if (box.cell.bold()) ink.text(line.text(), left + PAD, base, grid.size(), true, 0);
                    else
                        ink.justified(
                                line,
                                left + PAD + (first ? indent(box.cell) : 0),
                                box.width - 2 * PAD - (first ? indent(box.cell) : 0),
                                base,
                                grid.size());
                }
            }
            return until;
        }
    }
}
