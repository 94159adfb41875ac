package org.gridmediation.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Names a request in answers, the journal and the log; work without a request gets a name of its own. */
@RequestScoped
public class RequestId {
    private final String value;

    @Inject
    RequestId(CurrentVertxRequest request) {
        var context = request.getCurrent();
        var given = context == null ? null : CommonHeaders.requestId(context);
        value = given == null ? UUID.randomUUID().toString() : given;
    }

    public String value() {
        return value;
    }
}
