package org.gridmediation.document;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.gridmediation.content.Photo;
import org.gridmediation.document.CaseFile.Attached;
import org.gridmediation.document.Checklist.Item;
import org.gridmediation.document.Checklist.Need;
import org.gridmediation.document.Checklist.State;
import org.gridmediation.document.Covers.Place;
import org.gridmediation.document.Paper.Cell;
import org.gridmediation.document.Paper.Grid;

/** The whole case file as one PDF: cover, contents, every document in its order with pages numbered through, back cover. */
final class Booklet {
    private Booklet() {}

    /** More are listed, and not printed: a request does not last that long. */
    private static final int MOST_PHOTOS = 100;

    /** What stays in memory of its parts; the others lie in a file until it is written. */
    private static final long PARTS = 8 << 20;

    /** @param folder for its parts while it is written */
    static void write(CaseFile file, Path folder, OutputStream target) {
        var parts = MemoryUsageSetting.setupMixed(PARTS).setTempDir(folder.toFile()).streamCache;
        try (var paper = new PdfPaper("人民调解卷宗 " + file.number(), parts)) {
            var places = body(file, true, paper);
            int pages = paper.pages();
            paper.number(0, pages, page -> "— " + page + " —");
            sheet(file, DocumentKind.BACK_COVER, paper);
            int end = paper.pages();
            // Only now is it known on which page each document begins.
            sheet(file, DocumentKind.COVER, paper);
            paper.sheet(DocumentKind.CONTENTS.title);
            Covers.contents(file, places, paper);
            paper.toFront(end);
            paper.save(target);
        }
    }

    static List<Place> places(CaseFile file) {
        try (var paper = new PdfPaper("")) {
            return body(file, false, paper);
        }
    }

    /** @param pictures they are shown, not only their pages left free */
    private static List<Place> body(CaseFile file, boolean pictures, PdfPaper paper) {
        var places = new ArrayList<Place>();
        var items = Checklist.of(file).stream().filter(i -> !i.kind().binds()).toList();
        for (var item : items) {
            var missing = item.state() == State.MISSING && item.need() == Need.MANDATORY;
            if (missing) places.add(new Place(item.kind().title, null, "缺"));
            if (item.state() != State.PRESENT) continue;
            if (item.kind() == DocumentKind.EVIDENCE) {
                places.add(new Place(
                        item.kind().title,
                        paper.pages() + 1,
                        "附件" + file.attached(item.kind()).size() + "件"));
                evidence(file.attached(item.kind()), pictures, paper);
                continue;
            }
            if (!item.kind().isForm()) {
                places.add(new Place(
                        item.kind().title,
                        null,
                        "附件" + file.attached(item.kind()).size() + "件"));
                continue;
            }
            var title = item.kind().title + (several(items, item) ? "（" + Chinese.count(item.number()) + "）" : "");
            places.add(new Place(title, paper.pages() + 1, ""));
            paper.sheet(title);
            item.kind().write(file, item.number(), paper);
        }
        return places;
    }

    /** A list of all, then each photo and scan on a page of its own, under its number in the list. */
    private static void evidence(List<Attached> all, boolean pictures, PdfPaper paper) {
        paper.sheet(DocumentKind.EVIDENCE.title);
        paper.title(DocumentKind.EVIDENCE.title);
        var grid = Grid.of(3, 6, 15, 8, 6)
                .sized(10.5)
                .repeatingItsHead()
                .row(Cell.label("序号"), Cell.label("种类"), Cell.label("说明"), Cell.label("提交时间"), Cell.label("提交人"));
        for (int i = 0; i < all.size(); i++) {
            var attached = all.get(i);
            grid.row(
                    Cell.middle(String.valueOf(i + 1)),
                    Cell.value(Steps.attachment(attached.kind()) + (isPage(all, i) ? "" : "（另存电子文件）")),
                    Cell.value(attached.description()),
                    Cell.value(Chinese.day(attached.at())),
                    Cell.value(attached.by()));
        }
        paper.grid(grid);
        for (int i = 0; i < all.size(); i++) {
            if (!isPage(all, i)) continue;
            var attached = all.get(i);
            var name = "附件" + (i + 1);
            var caption = name + "　" + Steps.attachment(attached.kind())
                    + (attached.description() == null ? "" : "：" + attached.description());
            var picture = pictures
                    ? Photo.read(attached.content().open(), attached.format())
                    : Optional.<BufferedImage>empty();
            paper.picture(picture.orElse(null), name, caption);
        }
    }

    private static boolean isPage(List<Attached> all, int index) {
        return Photo.isPicture(all.get(index).format())
                && all.subList(0, index).stream()
                                .filter(a -> Photo.isPicture(a.format()))
                                .count()
                        < MOST_PHOTOS;
    }

    private static boolean several(List<Item> items, Item item) {
        return items.stream().filter(i -> i.kind() == item.kind()).count() > 1;
    }

    private static void sheet(CaseFile file, DocumentKind kind, PdfPaper paper) {
        paper.sheet(kind.title);
        kind.write(file, 1, paper);
    }
}
