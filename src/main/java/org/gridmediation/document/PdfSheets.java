package org.gridmediation.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.io.RandomAccessStreamCache.StreamCacheCreateFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** Sheets of A4, filled from the top; what does not fit goes on the next. */
abstract class PdfSheets implements Paper, AutoCloseable {
    static final double TOP = PDRectangle.A4.getHeight() - 70;
    static final double BOTTOM = 62;
    static final double LEFT = (PDRectangle.A4.getWidth() - WIDTH) / 2;

    private final PDDocument document;
    final Fonts fonts;
    private final Map<PDPage, String> names = new HashMap<>();
    PdfPage ink;
    double y;
    private String running;

    /** @param parts where its parts lie until it is saved */
    PdfSheets(String title, StreamCacheCreateFunction parts) {
        document = new PDDocument(parts);
        fonts = new Fonts(document);
        running = fonts.printable(title);
        document.getDocumentInformation().setTitle(title);
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        catalog.setViewerPreferences(new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary()));
        catalog.getViewerPreferences().setDisplayDocTitle(true);
    }

    public int pages() {
        return document.getNumberOfPages();
    }

    /** Begins a sheet; a name makes it a place to jump to. */
    public void sheet(String name) {
        lift();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        ink = new PdfPage(document, page, fonts);
        y = TOP;
        if (name == null) return;
        names.put(page, name);
        running = fonts.printable(name);
    }

    /** The pages from there on become the first ones. */
    void toFront(int from) {
        lift();
        var pages = document.getPages();
        for (int i = from; i < pages(); i++) {
            var page = pages.get(i);
            pages.remove(i);
            pages.insertBefore(page, pages.get(i - from));
        }
    }

    /** At the foot of each of the pages, numbered from one. */
    public void number(int from, int until, java.util.function.IntFunction<String> text) {
        lift();
        for (int i = from; i < until; i++)
            try (var foot = new PdfPage(document, document.getPage(i), fonts)) {
                foot.centred(text.apply(i - from + 1), LEFT, WIDTH, 40, 9, false);
            }
    }

    public void save(OutputStream target) {
        lift();
        var outline = new PDDocumentOutline();
        for (var page : document.getPages()) {
            if (!names.containsKey(page)) continue;
            var place = new PDOutlineItem();
            place.setTitle(names.get(page));
            place.setDestination(page);
            outline.addLast(place);
        }
        if (names.size() > 1) document.getDocumentCatalog().setDocumentOutline(outline);
        // Otherwise the same paper were other bytes each time that it is drawn: its identifier is made of its title and
        // this.
        document.setDocumentId(1L);
        try {
            document.save(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * On a sheet of its own, as large as fits.
     *
     * @param picture null when it cannot be shown
     * @param name of what then lies beside the file
     */
    void picture(BufferedImage picture, String name, String caption) {
        sheet(null);
        double under = TOP - BOTTOM - 3 * LEADING;
        if (picture != null) {
            var scale = Math.min(WIDTH / picture.getWidth(), under / picture.getHeight());
            double height = picture.getHeight() * scale;
            ink.picture(
                    picture,
                    LEFT + (WIDTH - picture.getWidth() * scale) / 2,
                    y - height,
                    picture.getWidth() * scale,
                    height);
            y -= height + LEADING / 2;
        }
        centred(caption, BODY);
        if (picture == null) centred(name + "的图像过大或者无法读取，未印入本卷，以所附电子文件为准。", BODY);
    }

    private void lift() {
        if (ink != null) ink.close();
        ink = null;
    }

    void need(double height) {
        if (ink == null) sheet(null);
        else if (y - height < BOTTOM - 0.02) overflow();
    }

    /** Goes on on another sheet, which says of what it is a part. */
    void overflow() {
        var first = ink == null;
        sheet(null);
        if (!first && !running.isEmpty()) ink.centred(running + "（续）", LEFT, WIDTH, TOP + 14, 9, false);
    }

    /** @return where the baseline of a line of that size is, after making room for it */
    double line(double size, double leading) {
        need(leading);
        y -= leading;
        return y + (leading - size) / 2 + size * 0.12;
    }

    @Override
    public void close() {
        try {
            lift();
            document.close();
            fonts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
