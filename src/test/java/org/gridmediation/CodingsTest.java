package org.gridmediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9110, 8.4 and 12.5.3: a body is taken as it is, and who codes it is told so by every operation that takes one. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class CodingsTest {
    private final List<String> faults = new ArrayList<>();

    @Test
    void aBodyIsNotUnpacked() {
        var operations = Addressed.all().stream()
                .filter(o -> o.described().has("requestBody"))
                .toList();
        assertThat(operations).hasSizeGreaterThan(80);
        for (var operation : operations) {
            for (var coding : List.of("gzip", "GZIP", "br", "x", "gzip, gzip", "identity, gzip", "gzip;q=1", "*", "\""))
                if (!isRefused(operation, coding)) faults.add(operation.id() + " takes " + coding);
            for (var none : List.of("identity", "Identity", "", "identity, identity", " , identity,"))
                if (isRefused(operation, none)) faults.add(operation.id() + " refuses " + none);
        }
        assertThat(faults).isEmpty();
    }

    private boolean isRefused(Addressed operation, String coding) {
        var answer = Api.as("lin")
                .contentType(operation.type())
                .header("Content-Encoding", coding)
                .body("{}")
                .request(operation.method().toUpperCase(), operation.nobodys() + operation.query());
        if (answer.statusCode() != 415 || !answer.path("code").equals("UNSUPPORTED_MEDIA_TYPE")) return false;
        if (!"identity".equals(answer.header("Accept-Encoding")))
            faults.add(operation.id() + " says not which it takes");
        return true;
    }
}
