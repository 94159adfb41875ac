package org.gridmediation.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.columns.Column;
import org.gridmediation.http.Texts;

@Schema(description = "One thing that is wrong with a row.")
public record ImportError(
        @Schema(
                description =
                        "The row as a spreadsheet numbers it: the header is 1 if nothing stands above; of NDJSON the line.")
        int row,

        @Schema(maxLength = 60, description = "The column; absent when it is the row as a whole.")
        String column,

        @Schema(maxLength = 60) String columnZh,

        @Schema(maxLength = 200, description = "What stands there, masked.")
        String value,

        @Schema(maxLength = 60) String code,
        @Schema(maxLength = 500) String text,
        @Schema(maxLength = 500) String textEn) {

    static ImportError of(ImportKind kind, int row, String column, String value, String code) {
        var chinese = kind.columns().all().stream()
                .filter(c -> c.name().equals(column))
                .map(Column::chinese)
                .findFirst()
                .orElse(null);
        return new ImportError(
                row, column, chinese, value, Texts.code(code), Texts.ZH.fault(code), Texts.EN.fault(code));
    }
}
