package org.gridmediation.http;

import java.util.Locale;

/** What WWW-Authenticate says of a 401 (RFC 6750, 3): who showed a token learns that it is no good. */
final class Challenge {
    private static final String REALM = "Bearer realm=\"grid-mediation\"";

    private Challenge() {}

    static String of(String authorization) {
        var shown =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer");
        return shown ? REALM + ", error=\"invalid_token\"" : REALM;
    }
}
