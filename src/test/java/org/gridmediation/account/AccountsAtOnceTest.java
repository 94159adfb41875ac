package org.gridmediation.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.Arc;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.gridmediation.Api;
import org.gridmediation.Embedded;
import org.junit.jupiter.api.Test;

/** Each wish for an account is a job, and two may be at one holder: which of them comes first is only seen in Keycloak. */
@QuarkusTest
@QuarkusTestResource(Embedded.class)
class AccountsAtOnceTest {
    @Inject
    KeycloakAdmin keycloak;

    @Test
    void whoComesSecondHasTheAccountThatTheOtherMade() throws Exception {
        for (int i = 0; i < 3; i++) {
            var name = Api.word();
            var id = UUID.randomUUID();
            assertThat(atOnce(() -> keycloak.user(id, name, "示例", Set.of())))
                    .hasSize(1)
                    .doesNotContain(Optional.empty());
            var client = UUID.randomUUID();
            assertThat(atOnce(() -> keycloak.client(client, "demo-" + client, "示例", Set.of(), true)))
                    .hasSize(1)
                    .doesNotContain(Optional.empty());
        }
    }

    private static Set<Optional<String>> atOnce(Callable<Optional<String>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        Callable<Optional<String>> asJob = () -> {
            var context = Arc.container().requestContext();
            context.activate();
            try {
                return work.call();
            } finally {
                context.terminate();
            }
        };
        try {
            var found = new HashSet<Optional<String>>();
            for (var one : pool.invokeAll(Collections.nCopies(4, asJob))) found.add(one.get());
            return found;
        } finally {
            pool.shutdown();
        }
    }
}
