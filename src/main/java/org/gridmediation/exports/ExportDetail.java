package org.gridmediation.exports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.area.AreaCode;
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

        Instant finishedAt,

        @Schema(description = "When the file is deleted.") Instant expiresAt,

        @Schema(description = "The header and the watermark are none.")
        Long rows,

        @Schema(description = "Of the file, in bytes.") Long size,

        @Schema(maxLength = 64, pattern = "^[0-9a-f]{64}$", description = "SHA-256 of the file.")
        String digest,

        @Schema(
                maxLength = 60,
                description = "Why it FAILED: ROWS_TOO_MANY, CELL_TOO_LONG, POST_ENDED or EXPORT_BROKEN.")
        String failure,

        @JsonIgnore @Schema(hidden = true) int version)
        implements Versioned {

    ExportDetail(Export e) {
        this(
                e.id,
                e.area,
                e.kind,
                e.format,
                e.gzip,
                e.within,
                e.full,
                e.purpose,
                e.query,
                e.state,
                e.byName,
                e.byPost,
                e.at,
                e.asOf,
                e.finishedAt,
                e.expiresAt,
                e.rows,
                e.size,
                e.digest,
                e.failure,
                e.version);
    }

    @Override
    @JsonIgnore
    public String path() {
        return "/v1/exports/" + id;
    }
}
