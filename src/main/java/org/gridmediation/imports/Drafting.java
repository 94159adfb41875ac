package org.gridmediation.imports;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Reads a row's cells, and by what it is known; as long as rows are new also what it becomes. */
final class Drafting<F> implements Loader.Preparation<Draft<F>> {
    private static final int LONGEST_ID = 100;

    private final SetLoader<F> loader;
    private final ImportJob job;
    private final Header header;
    private final Column id;
    private final Column externalId;
    private final Column area;

    Drafting(SetLoader<F> loader, ImportJob job, Header header) {
        this.loader = loader;
        this.job = job;
        this.header = header;
        id = header.kind.column("id");
        externalId = header.kind.column("externalId");
        area = header.kind.column("area");
    }

    @Override
    public Draft<F> prepare(Reading row) {
        var content = Content.of(row, header.kind);
        if (!row.mistakes.isEmpty()) return null;
        var mistakes = new Mistakes(header.kind, content);
        var in = content.area(area);
        var known = content.id(id);
        mistakes.addIf(in == null, area, "NOT_NULL");
        mistakes.addIf(in != null && !job.area.contains(in), area, "AREA_NOT_YOURS");
        mistakes.addIf(content.has(externalId) && job.source.isEmpty(), externalId, "SOURCE_MISSING");
        mistakes.addIf(content.has(externalId) && content.text(externalId).length() > LONGEST_ID, externalId, "SIZE");
        var key = key(known, content);
        if (key == null) mistakes.add(null, "KEY_MISSING");
        if (mistakes.isEmpty()) {
            var form = known == null && job.mostlyNew ? loader.form(job, content, mistakes) : null;
            if (mistakes.isEmpty())
                return new Draft<>(
                        UuidVersion7Strategy.INSTANCE.generateUuid(null),
                        known,
                        in.value(),
                        known != null || !content.has(externalId) ? "" : job.source,
                        loader.vault.fingerprint(key),
                        loader.vault.fingerprint(content.text(header)),
                        content,
                        form);
        }
        row.mistakes.addAll(mistakes.all);
        return null;
    }

    private String key(UUID known, Content content) {
        if (known != null) return "id " + known;
        if (content.has(externalId)) return "external id " + content.text(externalId);
        var nature = loader.nature(content);
        return nature == null ? null : "nature " + nature;
    }
}
