package org.gridmediation.document;

import java.io.OutputStream;
import java.nio.file.Path;

/**
 * One document, or the whole file, to be written in the media type that the client chose.
 *
 * @param kind null for the whole file
 */
public record Document(CaseFile file, DocumentKind kind, int number) {
    static final String PDF = "application/pdf";
    static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** By the number of the case, never by a name of a person. */
    String name() {
        return file.number() + " " + (kind == null ? "人民调解卷宗" : kind.title + (this.number > 1 ? this.number : ""));
    }

    /** The same in ASCII, for old clients. */
    String plainName() {
        return file.matter().receiptNumber() + "-" + (kind == null ? "CASE_FILE" : kind.name())
                + (number > 1 ? "-" + number : "");
    }

    /** @param folder for what does not fit into memory while the whole file is written; a single document does */
    void write(String mediaType, Path folder, OutputStream target) {
        if (kind == null) Booklet.write(file, folder, target);
        else if (mediaType.equals(WORD)) word(target);
        else pdf(target);
    }

    private void word(OutputStream target) {
        try (var paper = new WordPaper(kind.title, !kind.binds())) {
            kind.write(file, number, paper);
            paper.save(target);
        }
    }

    private void pdf(OutputStream target) {
        try (var paper = new PdfPaper(kind.title)) {
            kind.write(file, number, paper);
            int pages = paper.pages();
            if (!kind.binds()) paper.number(0, pages, page -> file.number() + "　第 " + page + " 页　共 " + pages + " 页");
            paper.save(target);
        }
    }
}
