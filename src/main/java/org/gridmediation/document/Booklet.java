package org.gridmediation.document;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gridmediation.document.Bindings.Place;
import org.gridmediation.document.Checklist.Item;
import org.gridmediation.document.Checklist.Need;
import org.gridmediation.document.Checklist.State;

/** The whole case file as one PDF: cover, contents, every document in its order with pages numbered through, back cover. */
final class Booklet {
    private Booklet() {}

    static void write(CaseFile file, OutputStream target) {
        try (var paper = new PdfPaper("人民调解卷宗 " + file.matter().caseNumber())) {
            var places = body(file, paper);
            int pages = paper.pages();
            paper.number(0, pages, page -> "— " + page + " —");
            sheet(file, Kind.BACK_COVER, paper);
            int end = paper.pages();
            // Only now is it known on which page each document begins.
            sheet(file, Kind.COVER, paper);
            paper.sheet(Kind.CONTENTS.title);
            Bindings.contents(file, places, paper);
            paper.toFront(end);
            paper.save(target);
        }
    }

    static List<Place> places(CaseFile file) {
        try (var paper = new PdfPaper("")) {
            return body(file, paper);
        }
    }

    private static List<Place> body(CaseFile file, PdfPaper paper) {
        var places = new ArrayList<Place>();
        var items = Checklist.of(file).stream().filter(i -> !i.kind().binds()).toList();
        for (var item : items) {
            var missing = item.state() == State.MISSING && item.need() == Need.MANDATORY;
            if (missing) places.add(new Place(item.kind().title, null, "缺"));
            if (item.state() != State.PRESENT) continue;
            if (!item.kind().isForm()) {
                places.add(new Place(item.kind().title, null, "附件" + file.attached(item.kind()) + "件"));
                continue;
            }
            var title = item.kind().title + (several(items, item) ? "（" + Chinese.count(item.number()) + "）" : "");
            places.add(new Place(title, paper.pages() + 1, ""));
            paper.sheet(title);
            item.kind().write(file, item.number(), paper);
        }
        return places;
    }

    private static boolean several(List<Item> items, Item item) {
        return items.stream().filter(i -> i.kind() == item.kind()).count() > 1;
    }

    private static void sheet(CaseFile file, Kind kind, PdfPaper paper) {
        paper.sheet(kind.title);
        kind.write(file, 1, paper);
    }
}
