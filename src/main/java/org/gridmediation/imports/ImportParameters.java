package org.gridmediation.imports;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What is to be done with a file. */
public class ImportParameters {
    @RestQuery
    @NotNull
    @Parameter(description = "What its rows are about.")
    public ImportKind kind;

    @RestQuery
    @NotNull
    @Parameter(
            description =
                    "VALIDATE stores nothing and says what the others would do; ALL_OR_NOTHING stores nothing once a row is rejected; VALID_ROWS stores all other rows. ALL_OR_NOTHING locks what it writes until its end, an hour at most; the others lock a chunk of rows at a time.")
    public Mode mode;

    @RestQuery
    @Size(min = 1, max = 60)
    @Pattern(regexp = "[\\p{L}\\p{N}._-]+", message = "WRONG_FORMAT")
    @Parameter(
            description =
                    "The system in which the rows' `externalId` means something; always the same for the same system.")
    public String source;

    @RestQuery
    @Size(max = 500)
    @Parameter(
            description =
                    "Names of columns to be left out, with commas between them. Any other unknown column is an error.")
    public String ignore;

    @RestQuery
    @Size(max = 20)
    @Parameter(description = "Of a CSV: UTF-8 or GB18030 (GBK, GB2312); found out when not given.")
    public String encoding;

    @RestQuery
    @Size(max = 31)
    @Parameter(description = "Of an XLSX with more than one.")
    public String worksheet;

    List<String> ignored() {
        return ignore == null
                ? List.of()
                : Stream.of(ignore.split("[,，]"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }
}
