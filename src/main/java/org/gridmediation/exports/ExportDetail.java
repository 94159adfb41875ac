package org.gridmediation.exports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
import org.gridmediation.http.Days;
import org.gridmediation.http.Versioned;
import org.gridmediation.sheet.SheetFormat;

@Schema(name = "Export", description = "An export: what was asked for, in which post, and the file when there is one.")
record ExportDetail(
        UUID id,
        AreaCode area,
        ExportKind kind,
        SheetFormat format,
        boolean gzip,

        @Schema(description = "The rows are of this area and below.")
        AreaCode within,

        @Schema(description = "Whether people's data is in it as it is; else it is masked.")
        boolean full,

        @Schema(maxLength = 300) String purpose,
        ExportQuery query,
        ExportState state,
        @Schema(maxLength = 100) String by,
        UUID byPost,
        Instant at,

        @Schema(description = "The one moment of which the rows are.")
        Instant asOf,

        Instant startedAt,
        Instant finishedAt,

        @Schema(description = "When the file is deleted.") Instant expiresAt,

        @Schema(description = "Written so far; the header and the watermark are none.")
        Long rows,

        @Schema(description = "Of how many; known soon after it began.")
        Long total,

        @Schema(minimum = "0", maximum = "100") int percent,

        @Schema(description = "Rows written in a second, since it began.")
        Long rowsPerSecond,

        @Schema(description = "When it will be done, if it goes on like this.")
        Instant estimatedEnd,

        @Schema(description = "Of the file, in bytes.") Long size,

        @Schema(maxLength = 64, pattern = "^[0-9a-f]{64}$", description = "SHA-256 of the file.")
        String digest,

        @Schema(
                maxLength = 60,
                description = "Why it FAILED: ROWS_TOO_MANY, CELL_TOO_LONG, POST_ENDED or EXPORT_BROKEN.")
        String failure,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    static ExportDetail of(Export e) {
        var end = e.finishedAt == null ? Days.now() : e.finishedAt;
        var millis =
                e.startedAt == null ? 0 : Duration.between(e.startedAt, end).toMillis();
        long rows = e.rows == null ? 0 : e.rows;
        var running = e.state == ExportState.RUNNING && e.total != null && rows > 0;
        return new ExportDetail(
                e.id,
                e.area,
                e.kind,
                e.format,
                e.gzip,
                e.within,
                e.full,
                e.purpose,
                e.query,
                e.state(),
                e.byName,
                e.byPost,
                e.at,
                e.asOf,
                e.startedAt,
                e.finishedAt,
                e.expiresAt,
                e.rows,
                e.total,
                percent(e, rows),
                millis > 0 ? rows * 1000 / millis : null,
                running ? e.startedAt.plusMillis((long) ((double) millis * Math.max(e.total, rows) / rows)) : null,
                e.size,
                e.digest,
                e.failure,
                e.version);
    }

    private static int percent(Export e, long rows) {
        if (e.digest != null) return 100;
        return e.total == null || e.total == 0 ? 0 : (int) Math.min(99, rows * 100 / e.total);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/exports/" + id;
    }
}
