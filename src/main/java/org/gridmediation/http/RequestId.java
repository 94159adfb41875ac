package org.gridmediation.http;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/** Names a request in answers, the journal and the log. */
@RequestScoped
public class RequestId {
    private final String value = UUID.randomUUID().toString();

    public String value() {
        return value;
    }
}
