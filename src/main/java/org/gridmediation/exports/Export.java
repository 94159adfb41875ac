package org.gridmediation.exports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.sheet.SheetForm;
import org.gridmediation.sheet.SheetFormat;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A file that is to be written, for whom and in which post; and what became of it. */
@Entity
@Table(name = "export_job")
class Export extends ScopedRecord {
    @Version
    int version;

    @Enumerated(EnumType.STRING)
    ExportKind kind;

    @Enumerated(EnumType.STRING)
    SheetFormat format;

    boolean gzip;

    /** Whether people's data is in it as it is. */
    @Column(name = "unmasked")
    boolean full;

    String purpose;

    /** Of which area, and below, the rows are. */
    AreaCode within;

    @JdbcTypeCode(SqlTypes.JSON)
    ExportQuery query;

    @Enumerated(EnumType.STRING)
    ExportState state = ExportState.QUEUED;

    String subject;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    UUID byPost;
    UUID staffId;
    UUID clientId;
    UUID organizationId;
    Instant at = Days.now();
    Instant asOf;
    Instant startedAt;
    Instant finishedAt;
    Instant expiresAt;
    /** Written so far. */
    Long rows;
    /** As many as there will be. */
    Long total;

    boolean cancelled;
    Long size;
    String digest;
    String content;
    String failure;

    void askedBy(CallerPost post, String subject) {
        belongsTo(post.area());
        byPost = post.id();
        byRole = post.role();
        byName = post.name();
        staffId = post.staffId();
        clientId = post.clientId();
        organizationId = post.organizationId();
        this.subject = subject;
    }

    CallerPost post() {
        return new CallerPost(byPost, byRole, area, organizationId, staffId, clientId, byName, true);
    }

    /** What an organization holds may have come from beside the area, and what was counted in it gone; the tables' policies keep it to what the post sees. */
    boolean isFromAnywhere() {
        return query.behind() != null || query.holder() != null && within.equals(area);
    }

    SheetForm form() {
        return new SheetForm(format, gzip);
    }

    List<String> header() {
        boolean keys = format == SheetFormat.NDJSON;
        return kind.columns.stream()
                .map(c -> keys ? c.key(full) : c.header(full))
                .toList();
    }

    /** For whoever runs it. */
    String place() {
        return area + "/" + id;
    }

    String fileName() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + id + "." + form().extension();
    }

    /** From its first row, in a place for its content that nothing else has. */
    void begins() {
        state = ExportState.RUNNING;
        content = area + "/" + UUID.randomUUID();
        startedAt = Days.now();
        rows = total = null;
    }

    boolean isAttempt(Export begun) {
        return state == ExportState.RUNNING && begun.content.equals(content);
    }

    /** A file is gone at its time, whenever it is removed. */
    ExportState state() {
        return state == ExportState.FINISHED && !expiresAt.isAfter(Days.now()) ? ExportState.EXPIRED : state;
    }

    void ends(ExportState how) {
        state = how;
        finishedAt = Days.now();
    }
}
