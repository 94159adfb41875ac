package org.gridmediation.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Faults;
import org.gridmediation.http.OptionalBody;

@Schema(
        description =
                "A reason for each mandatory document that the file does not have; `{}` when it has all of them. Reasons for documents that are there are not kept.")
public record NewArchive(@Size(max = 17) List<@NotNull @Valid MissingReason> missing) implements OptionalBody {

    @Schema(name = "MissingDocumentReason", description = "Why a mandatory document is missing in the file.")
    public record MissingReason(
            @NotNull DocumentKind kind,
            @NotBlank @Size(max = 1000) String reason) {}

    public NewArchive {
        missing = missing == null ? List.of() : missing;
    }

    void mustNameEachOnce(Faults faults) {
        var named = EnumSet.noneOf(DocumentKind.class);
        for (int i = 0; i < missing.size(); i++)
            faults.addIf(!named.add(missing.get(i).kind()), "/missing/" + i + "/kind", "DOCUMENT_TWICE");
    }

    String reason(DocumentKind kind) {
        return missing.stream()
                .filter(m -> m.kind == kind)
                .map(MissingReason::reason)
                .findFirst()
                .orElse(null);
    }
}
