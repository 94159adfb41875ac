package org.gridmediation.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Texts;
import org.gridmediation.http.Versioned;

@Schema(name = "Import", description = "An import: what was sent, how far it is, and what became of its rows.")
public record ImportDetail(
        UUID id,
        AreaCode area,
        ImportKind kind,
        Mode mode,
        ImportState state,

        @Schema(maxLength = 60, description = "The system in which the rows' `externalId` means something.")
        String source,

        @Schema(maxLength = 100) String by,
        UUID byPost,
        Instant at,
        Instant startedAt,
        Instant finishedAt,

        @Schema(
                description =
                        "Whether rows of it are stored. Not by VALIDATE, not by ALL_OR_NOTHING once a row is rejected: then the counts say what would have been.")
        boolean applied,

        Counts rows,

        @Schema(minimum = "0", maximum = "100", description = "How much of the file has been read.")
        int percent,

        @Schema(description = "Rows read in a second, since it began.")
        Long rowsPerSecond,

        @Schema(description = "When it will be done, if it goes on like this.")
        Instant estimatedEnd,

        @Schema(description = "Bytes that were sent.") long size,

        @Schema(maxLength = 64, pattern = "^[0-9a-f]{64}$", description = "SHA-256 of what was sent.")
        String digest,

        ImportFailure failure,

        @Schema(description = "How many rows kept it from being undone; `dependents` lists them.")
        Long dependents,

        @Schema(
                description =
                        "When undoing it last failed for a reason of the server. Nothing of it is undone; undo it again, or ask who runs the server.")
        Instant undoFailedAt,

        @Schema(description = "Until then rows, errors and the job itself are kept.")
        Instant keptUntil,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    @Schema(
            name = "ImportCounts",
            description = "read = created + updated + unchanged + rejected + blank, at any time. The header is no row.")
    public record Counts(long read, long created, long updated, long unchanged, long rejected, long blank) {}

    @Schema(name = "ImportFailure", description = "Why the file could not be read, or not to its end.")
    public record ImportFailure(
            @Schema(maxLength = 60) String code,
            @Schema(maxLength = 500) String text,
            @Schema(maxLength = 500) String textEn,

            @Schema(description = "The row of the file, as a spreadsheet numbers it.")
            Integer row,

            @Schema(maxLength = 200) String about,

            @Schema(
                    description =
                            "Last row up to which the file was taken before it failed (VALID_ROWS): what could be stored of it and all above is stored, and counted in `rows`;"
                                    + " nothing below is. Absent when nothing is stored.")
            Integer storedUntil) {}

    static ImportDetail of(ImportJob job, Duration kept) {
        var end = job.finishedAt == null ? Days.now() : job.finishedAt;
        var millis =
                job.startedAt == null ? 0 : Duration.between(job.startedAt, end).toMillis();
        var running = job.state == ImportState.RUNNING && job.progress > 0.01 && millis > 0;
        return new ImportDetail(
                job.id,
                job.area,
                job.kind,
                job.mode,
                job.state,
                job.source.isEmpty() ? null : job.source,
                job.byName,
                job.byPost,
                job.at,
                job.startedAt,
                job.finishedAt,
                job.applied,
                new Counts(job.read, job.created, job.updated, job.unchanged, job.rejected, job.blank),
                (int) Math.round(job.progress * 100),
                millis > 0 ? job.read * 1000 / millis : null,
                running ? job.startedAt.plusMillis((long) (millis / job.progress)) : null,
                job.size,
                job.digest,
                job.failure == null
                        ? null
                        : new ImportFailure(
                                job.failure,
                                Texts.ZH.fault(job.failure),
                                Texts.EN.fault(job.failure),
                                job.failureRow,
                                job.failureAbout,
                                job.failureUntil),
                job.dependents,
                job.undoFailedAt,
                job.finishedAt == null ? null : job.finishedAt.plus(kept),
                job.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/imports/" + id;
    }
}
