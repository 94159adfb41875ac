package org.gridmediation.codes;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "CodeTable", description = "A code table with its codes, in their order.")
public record CodeTableDetail(
        @Schema(maxLength = 40, examples = "tags") String name,
        @Schema(maxLength = 100) String nameZh,
        @Schema(maxLength = 100) String nameEn,
        @Schema(maxLength = 40) String schema,
        EditRight editing,
        @Schema(maxItems = 1000) List<CodeDetail> codes) {

    CodeTableDetail(CodeTable t, List<CodeDetail> codes) {
        this(t.name, t.nameZh, t.nameEn, t.schemaName, t.editing, codes);
    }
}
