package org.gridmediation.content;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A file that came with a request: told by its bytes, rid of what it must not tell, and not yet kept.
 *
 * @param digest SHA-256 of what is kept
 * @param sentDigest SHA-256 of what came
 * @param key where it will be kept
 */
@Schema(
        name = "File",
        type = SchemaType.STRING,
        format = "binary",
        maxLength = 20_971_520,
        description = "A file as it is.")
public record Upload(
        Format format,
        long size,
        String digest,
        long sentSize,
        String sentDigest,
        @JsonIgnore String key,
        @JsonIgnore Path file) {}
