package org.gridmediation.imports;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gridmediation.access.CallerPost;
import org.gridmediation.access.Role;
import org.gridmediation.access.ScopedRecord;
import org.gridmediation.sheet.SheetHint;

/** A file and what is to be done with it, for whom and in which post; and how far that is. */
@Entity
class ImportJob extends ScopedRecord {
    @Enumerated(EnumType.STRING)
    ImportKind kind;

    @Enumerated(EnumType.STRING)
    Mode mode;

    @Enumerated(EnumType.STRING)
    ImportState state;

    /** As what it ended, before anybody wished it undone. */
    @Enumerated(EnumType.STRING)
    ImportState ended;

    String source;
    List<String> ignored;
    String mediaType;
    String encoding;
    String worksheet;
    String content;
    long size;
    String digest;
    String subject;
    String byName;

    @Enumerated(EnumType.STRING)
    Role byRole;

    UUID byPost;
    UUID organizationId;
    UUID staffId;
    UUID clientId;
    Instant at;
    Instant startedAt;
    Instant finishedAt;
    /** Each run has a number of its own: one that another has taken over from writes nothing more. */
    int attempt;

    boolean cancelled;
    boolean applied;
    long read;
    long created;
    long updated;
    long unchanged;
    long rejected;
    long blank;
    double progress;
    String failure;
    Integer failureRow;
    String failureAbout;
    /** The row up to which what can be stored is, if it failed further down. */
    Integer failureUntil;

    Long dependents;

    Instant undoFailedAt;
    /** Counted by hand: the run writes how far it is without reading the row. */
    int version;

    /** While a chunk is only tried: the records of the rows above that were tried before it. */
    @Transient
    Map<UUID, Integer> met = Map.of();

    /** As soon as it is known. */
    @Transient
    Integer headerRow;

    /** Of the last chunk; what is worth doing ahead depends on it. */
    @Transient
    volatile boolean mostlyNew = true;

    CallerPost post() {
        return new CallerPost(byPost, byRole, area, organizationId, staffId, clientId, byName, true);
    }

    void sentBy(CallerPost post, String subject) {
        belongsTo(post.area());
        byPost = post.id();
        byRole = post.role();
        byName = post.name();
        organizationId = post.organizationId();
        staffId = post.staffId();
        clientId = post.clientId();
        this.subject = subject;
    }

    SheetHint hint() {
        return new SheetHint(mediaType, null, encoding, worksheet);
    }

    /** For whoever runs it. */
    String place() {
        return area + "/" + id;
    }

    void beginAgain() {
        read = created = updated = unchanged = rejected = blank = 0;
        progress = 0;
        applied = false;
    }

    void ends(ImportState state, Instant at) {
        this.state = ended = state;
        finishedAt = at;
        version++;
    }

    void fails(Failure failure, Instant at) {
        // Then nothing of it is undone, and the file was read as far as it was.
        if (state == ImportState.UNDOING) {
            state = ended;
            undoFailedAt = at;
            version++;
            return;
        }
        this.failure = failure.code();
        failureRow = failure.row();
        failureAbout = failure.about();
        failureUntil = applied && headerRow != null ? headerRow + (int) read : null;
        ends(ImportState.FAILED, at);
    }

    String summary() {
        return "%s %s%s: read %d, created %d, updated %d, unchanged %d, rejected %d, blank %d"
                .formatted(
                        kind,
                        mode,
                        applied || read == 0 ? "" : " (nothing stored)",
                        read,
                        created,
                        updated,
                        unchanged,
                        rejected,
                        blank);
    }
}
