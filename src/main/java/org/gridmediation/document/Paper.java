package org.gridmediation.document;

import java.util.ArrayList;
import java.util.List;

/**
 * What a form is written on. A form names its parts once, in their order; a page of PDF and a page of Word each know how
 * such a part looks.
 */
public interface Paper {
    /** 小四, the size of the body. */
    double BODY = 12;

    /** The height of a line of the body. */
    double LEADING = 20;

    String UNDATED = "　　年　　月　　日";

    /** Room for a day beside a signature. */
    double DATE = 122;

    /** Between the margins, in points: 36 characters of the body. */
    double WIDTH = 36 * BODY;

    /** Centred and bold. */
    void title(String text, double size);

    /** Centred, plain. */
    void centred(String text, double size);

    /** Numbers, names and dates at the right margin, all on one page. */
    void right(String... lines);

    /** Bold, at the left margin. */
    void heading(String text);

    /** 首行缩进: indented by two characters and set to both margins; every line of the text is a paragraph. */
    void paragraph(String text, SignatureBlock below);

    void grid(Grid grid, SignatureBlock below);

    /** Where nothing is signed: to be filled in at the foot of a page. */
    void signature(String who, String day);

    default void paragraph(String text) {
        paragraph(text, new SignatureBlock());
    }

    default void grid(Grid grid) {
        grid(grid, new SignatureBlock());
    }

    /** @param lines of the body's height */
    void space(double lines);

    /** What follows stands at the foot of the page, at least this many lines above the margin. */
    void foot(int lines);

    /** Without what has no shape on paper: control characters other than the end of a line. */
    static String plain(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : c)
                .filter(c -> c == '\n'
                        || !Character.isISOControl(c)
                                && Character.getType(c) != Character.FORMAT
                                && Character.getType(c) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    default void title(String text) {
        title(text, 22);
        space(0.5);
    }

    /** A table with lines around its cells. Widths are relative to each other. */
    record Grid(double[] widths, double size, boolean headed, List<Row> rows) {
        public static Grid of(double... widths) {
            return new Grid(widths, BODY, false, new ArrayList<>());
        }

        public Grid sized(double points) {
            return new Grid(widths, points, headed, rows);
        }

        /** On paper that is cut into pages, each begins with the first row again. */
        public Grid repeatingItsHead() {
            return new Grid(widths, size, true, rows);
        }

        public Grid row(Cell... cells) {
            return row(0, cells);
        }

        /** @param height in lines of the body, at least */
        public Grid row(double height, Cell... cells) {
            rows.add(new Row(height * LEADING, List.of(cells)));
            return this;
        }

        double width(int column, int span) {
            double all = 0;
            double own = 0;
            for (int i = 0; i < widths.length; i++) {
                all += widths[i];
                if (i >= column && i < column + span) own += widths[i];
            }
            return WIDTH * own / all;
        }
    }

    record Row(double height, List<Cell> cells) {}

    enum Align {
        LEFT,
        CENTRE,
        /** From the top, its paragraphs indented and set to both margins. */
        STORY
    }

    /** @param bold for what is printed on the form, plain for what is filled in */
    record Cell(String text, int span, Align align, boolean bold) {
        /** What the record does not have is left blank, to be filled in by hand. */
        public Cell {
            if (text == null) text = "";
        }

        public static Cell label(String text) {
            return label(text, 1);
        }

        public static Cell label(String text, int span) {
            return new Cell(text, span, Align.CENTRE, false);
        }

        public static Cell head(String text, int span) {
            return new Cell(text, span, Align.LEFT, true);
        }

        public static Cell value(String text) {
            return value(text, 1);
        }

        public static Cell value(String text, int span) {
            return new Cell(text, span, Align.LEFT, false);
        }

        static Cell story(String text, int span) {
            return new Cell(text, span, Align.STORY, false);
        }

        public static Cell middle(String text) {
            return new Cell(text, 1, Align.CENTRE, false);
        }
    }
}
