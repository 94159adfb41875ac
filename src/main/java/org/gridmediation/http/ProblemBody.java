package org.gridmediation.http;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gridmediation.http.Problem.Fault;

/** RFC 9457 problem details, as every layer answers them. */
@Schema(
        name = "Problem",
        description =
                "RFC 9457 problem details. `type` answers with its explanation; texts are in zh-CN or en by Accept-Language.")
public record ProblemBody(
        @Schema(examples = "/problems/invalid-body", maxLength = 100, required = true)
        String type,

        @Schema(maxLength = 200, required = true) String title,

        @Schema(minimum = "400", maximum = "599", required = true)
        int status,

        @Schema(maxLength = 1000) String detail,

        @Schema(examples = "INVALID_BODY", maxLength = 60, pattern = "^[A-Z0-9_]+$", required = true)
        String code,

        @Schema(maxLength = 300, description = "Path of the resource that is in the way, when the caller may see it.")
        String existing,

        @Schema(
                maxLength = 40,
                description = "The state in which the resource is, when that is what stands in the way.")
        String state,

        @Schema(maxItems = 100, description = "The ids of the operations that the caller may call on it instead.")
        List<String> allowedActions,

        @Schema(
                maxItems = 100,
                description =
                        "The caller's own other posts under which the same request would not be refused for this reason; for Acting-Post.")
        List<UUID> actingPosts,

        @Schema(maxLength = 60, description = "Names this request in the server's log.")
        String requestId,

        @Schema(maxItems = 100) List<Error> errors,

        @Schema(minimum = "1", description = "How many more errors there are than are listed.")
        Integer more) {

    static final int LONGEST_PARAMETER = 100;
    private static final int LONGEST_POINTER = 500;
    static final String MEDIA_TYPE = "application/problem+json";

    static ProblemBody of(FaultyRequest faulty, Texts texts, String requestId) {
        var problem = faulty.problem;
        return new ProblemBody(
                "/problems/" + problem.slug(),
                texts.problem(problem, "title"),
                problem.status,
                texts.problem(problem, "detail"),
                problem.name(),
                null,
                null,
                null,
                null,
                requestId,
                errors(texts, faulty.faults),
                faulty.more == 0 ? null : faulty.more);
    }

    static List<Error> errors(Texts texts, List<Fault> faults) {
        if (faults.isEmpty()) return null;
        return faults.stream()
                .map(f -> new Error(written(f.pointer()), f.parameter(), Texts.code(f.code()), texts.fault(f.code())))
                .toList();
    }

    /** Who sends names that are too long to be given back is told in which object they stand. */
    static String written(String pointer) {
        return pointer == null || pointer.length() <= LONGEST_POINTER
                ? pointer
                : written(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    @Schema(name = "ProblemError", description = "One thing that is wrong with the request.")
    public record Error(
            @Schema(
                    examples = "/parties/0/name",
                    maxLength = LONGEST_POINTER,
                    description = "JSON pointer into the body.")
            String pointer,

            @Schema(
                    maxLength = LONGEST_PARAMETER,
                    description =
                            "Name of a query parameter or header, as it was sent; absent when that is empty, longer than this or has characters that no text has.")
            String parameter,

            @Schema(maxLength = 60, required = true) String code,
            @Schema(maxLength = 500, required = true) String text) {}
}
