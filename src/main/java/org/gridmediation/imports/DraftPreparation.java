package org.gridmediation.imports;

import java.util.UUID;
import org.gridmediation.columns.Column;
import org.gridmediation.columns.Header;
import org.gridmediation.columns.RowReader;

/** Reads a row's cells, and by what it is known; as long as rows are new also what it becomes. */
final class DraftPreparation<F> implements Loader.Preparation<Draft<F>> {
    private static final int LONGEST_ID = 100;

    private final SetLoader<F> loader;
    private final ImportJob job;
    private final Header header;
    private final Column id;
    private final Column externalId;
    private final Column area;

    DraftPreparation(SetLoader<F> loader, ImportJob job, Header header) {
        this.loader = loader;
        this.job = job;
        this.header = header;
        id = header.columns.column("id");
        externalId = header.columns.column("externalId");
        area = header.columns.column(header.columns.column("area") == null ? "code" : "area");
    }

    @Override
    public Draft<F> prepare(RowReader row) {
        var content = Content.of(row, header.columns);
        if (!loader.check(row, content)) return null;
        boolean sound = row.mistakes.isEmpty();
        var mistakes = new Mistakes(header.columns, content, row.mistakes);
        var in = content.area(area);
        var known = id == null ? null : content.id(id);
        mistakes.addIf(in == null, area, "NOT_NULL");
        mistakes.addIf(in != null && !job.area.contains(in), area, "AREA_NOT_YOURS");
        var external = externalId == null ? null : content.text(externalId);
        mistakes.addIf(external != null && job.source.isEmpty(), externalId, "SOURCE_MISSING");
        mistakes.addIf(
                external != null && external.codePointCount(0, external.length()) > LONGEST_ID, externalId, "SIZE");
        var key = key(known, external, content);
        if (sound && key == null) mistakes.add(null, "KEY_MISSING");
        if (mistakes.isEmpty()) loader.complete(row, content);
        if (!mistakes.isEmpty()) return null;
        // What is wrong with it is said when it is known which record it is about: that may be one which no file
        // changes.
        var later = new Mistakes(header.columns, content);
        var form = known == null && job.mostlyNew ? loader.form(job, content, later) : null;
        return new Draft<>(
                loader.id(content),
                known,
                in.value(),
                known != null || external == null ? "" : job.source,
                loader.vault.fingerprint(key),
                loader.vault.fingerprint(loader.digested(content, header)),
                content,
                later.isEmpty() ? form : null);
    }

    private String key(UUID known, String external, Content content) {
        if (known != null) return "id " + known;
        if (external != null) return "external id " + external;
        var nature = loader.nature(content);
        return nature == null ? null : loader.natural(nature);
    }
}
