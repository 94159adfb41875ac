package org.gridmediation.document;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Which documents the file of a dispute needs, in the official order.")
public record DocumentList(
        @Schema(description = "No mandatory document is missing.")
        boolean complete,

        @Schema(maxItems = 2000) List<Line> documents) {

    static DocumentList of(
            UUID dispute, CaseFile file, Map<DocumentKind, String> reasons, Predicate<DocumentKind> shown) {
        var items =
                Checklist.of(file).stream().filter(i -> shown.test(i.kind())).toList();
        return new DocumentList(
                items.stream().noneMatch(i -> i.state() == Checklist.State.MISSING),
                items.stream()
                        .map(i -> new Line(
                                dispute, i, reasons.get(i.kind()), i.kind().count(file)))
                        .toList());
    }

    @Schema(name = "DocumentLine")
    public record Line(
            DocumentKind kind,

            @Schema(minimum = "1", maximum = "1000", description = "From 1, of several of a kind.")
            int number,

            @Schema(maxLength = 40, description = "Its official name.")
            String title,

            Checklist.Need need,
            Checklist.State state,

            @Schema(description = "What the record does not have yet, when it is missing.")
            MissingPart lack,

            @Schema(maxLength = 1000, description = "Why it is missing, as it was stated when the file was archived.")
            String reason,

            @Schema(
                    maxLength = 100,
                    description =
                            "Where it is to be had, as PDF or DOCX; absent when the record cannot fill it yet. A missing one may be printed to be signed.")
            String href) {

        Line(UUID dispute, Checklist.Item item, String reason, int count) {
            this(
                    item.kind(),
                    item.number(),
                    item.kind().title,
                    item.need(),
                    item.state(),
                    item.lack(),
                    item.state() == Checklist.State.MISSING ? reason : null,
                    item.fillable()
                            ? "/v1/disputes/" + dispute + "/documents/" + item.kind()
                                    + (item.number() > 1
                                                    || count > 1 && item.kind().hasEditions()
                                            ? "?number=" + item.number()
                                            : "")
                            : null);
        }
    }
}
