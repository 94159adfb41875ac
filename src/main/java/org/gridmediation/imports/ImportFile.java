package org.gridmediation.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that is kept already, to be read later. @param mediaType as the sender says; null when that says nothing */
@Schema(name = "TableFile", type = SchemaType.STRING, format = "binary", maxLength = 2_147_483_647)
public record ImportFile(
        long size,
        String digest,
        String mediaType,
        @JsonIgnore String key) {}
