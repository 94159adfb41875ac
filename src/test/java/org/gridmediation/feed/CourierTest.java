package org.gridmediation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries over TLS to a receiver on this machine, under a name of the internet. */
class CourierTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Secret SECRET = Secret.random();

    @TempDir
    static Path folder;

    private static Certificates certificates;

    @BeforeAll
    static void authority() throws Exception {
        certificates = new Certificates(folder);
        certificates.make("good", "-signer", "authority", "-ext", "san=dns:platform.example.com");
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    private static Courier courier(Path authorities) {
        var courier = new Courier();
        courier.vertx = VERTX;
        courier.settings = settings(authorities);
        courier.names = CourierTest::here;
        courier.start();
        return courier;
    }

    private static WebhookSettings settings(Path authorities) {
        var settings = new HashMap<>(Map.of(
                "grid-mediation.webhooks.look", "PT2S",
                "grid-mediation.webhooks.first-retry", "PT5S",
                "grid-mediation.webhooks.patience", "PT5S",
                "grid-mediation.webhooks.networks", "127.0.0.0/8"));
        if (authorities != null) settings.put("grid-mediation.webhooks.authorities", authorities.toString());
        return new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .withDefaultValues(settings)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(WebhookSettings.class);
    }

    private static InetAddress[] here(String host) throws UnknownHostException {
        if (!host.endsWith(".example.com")) throw new UnknownHostException(host);
        return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    }

    private static DeliveryResult deliver(Courier courier, Receiver receiver, String host) {
        return courier.deliver("https://" + host + ":" + receiver.port + "/x", "msg_1", "{}", List.of(SECRET));
    }

    /** @return the receiver's trouble, which took nothing */
    private static String refused(Courier courier, String certificate, String host) throws Exception {
        try (var receiver = new Receiver(certificates.of(certificate))) {
            var answered = deliver(courier, receiver, host);
            assertThat(receiver.seen).isEmpty();
            assertThat(answered.status()).isZero();
            assertThat(answered.isRefusal()).isFalse();
            return answered.trouble();
        }
    }

    @Test
    void itConnectsToTheAddressAndAsksForTheName() throws Exception {
        var courier = courier(certificates.authority);
        try (var receiver = new Receiver(certificates.of("good"))) {
            for (int i = 0; i < 2; i++)
                assertThat(deliver(courier, receiver, "platform.example.com").isTaken())
                        .isTrue();
            assertThat(receiver.taken).hasSize(2).allSatisfy(message -> {
                assertThat(message.host()).isEqualTo("platform.example.com:" + receiver.port);
                assertThat(message.asked()).isEqualTo("platform.example.com");
                assertThat(message.signedBy(SECRET.text())).isEqualTo(1);
            });
        }
    }

    @Test
    void whoCannotShowWhoTheyAreGetsNothing() throws Exception {
        certificates.make(
                "old",
                "-signer",
                "authority",
                "-ext",
                "san=dns:platform.example.com",
                "-startdate",
                "-9d",
                "-validity",
                "3");
        certificates.make("stranger", "-ext", "san=dns:platform.example.com");
        var courier = courier(certificates.authority);
        assertThat(refused(courier, "old", "platform.example.com")).isEqualTo("CERTIFICATE_EXPIRED");
        assertThat(refused(courier, "stranger", "platform.example.com")).isEqualTo("CERTIFICATE_UNKNOWN");
        assertThat(refused(courier, "good", "other.example.com")).isEqualTo("CERTIFICATE_NAME");
        // As long as nobody says otherwise, those count that Java trusts.
        assertThat(refused(courier(null), "good", "platform.example.com")).isEqualTo("CERTIFICATE_UNKNOWN");
    }

    @Test
    void anotherReceiverOnTheSameAddressIsNotTakenForTheFirst() throws Exception {
        var courier = courier(certificates.authority);
        try (var receiver = new Receiver(certificates.of("good"))) {
            assertThat(deliver(courier, receiver, "platform.example.com").isTaken())
                    .isTrue();
            assertThat(deliver(courier, receiver, "other.example.com").trouble())
                    .isEqualTo("CERTIFICATE_NAME");
            assertThat(receiver.seen).hasSize(1);
        }
    }

    @Test
    void aFileWithoutCertificatesIsFoundAtTheStart() throws Exception {
        var empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (var wrong : List.of(empty, folder.resolve("none.pem")))
            assertThatThrownBy(() -> courier(wrong)).hasMessageContaining("GRID_MEDIATION_WEBHOOKS_AUTHORITIES");
    }
}
