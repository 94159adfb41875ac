package org.gridmediation.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where webhooks may go: never inside, whatever name leads there. */
class TargetTest {
    private static Target of(String url, String... networks) {
        return Target.of(url, List.of(networks).stream().map(Network::of).toList(), InetAddress::getAllByName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.0.8",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:10.0.0.1]",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "[fec0::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[2001:0:1::1]",
                "[2001:db8::1]",
                "localhost"
            })
    void insideIsRefused(String host) {
        for (var url : List.of("https://" + host + "/x", "https://" + host + ":8443", "http://" + host + "/"))
            assertThatThrownBy(() -> of(url))
                    .as(url)
                    .isInstanceOf(Target.Refused.class)
                    .hasMessage("TARGET_REFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://8.8.8.8/",
                "file:///etc/passwd",
                "https://user:secret@8.8.8.8/",
                "https://8.8.8.8/#x",
                "https:///x",
                "//8.8.8.8/",
                "https://8.8.8.8/a b",
                "x"
            })
    void whatIsNoAddressOfTheWebIsRefused(String url) {
        assertThatThrownBy(() -> of(url)).isInstanceOf(Target.Refused.class).hasMessage("TARGET_FORMAT");
    }

    @Test
    void outsideNeedsTls() {
        assertThat(of("https://8.8.8.8/x?y=z").request().getURI()).isEqualTo("/x?y=z");
        assertThat(of("https://8.8.8.8").request().getPort()).isEqualTo(443);
        assertThat(of("https://[2606:4700::1111]:8443/").request().getPort()).isEqualTo(8443);
        for (var url : List.of("http://8.8.8.8/", "HTTP://8.8.8.8/"))
            assertThatThrownBy(() -> of(url)).hasMessage("TARGET_NOT_HTTPS");
    }

    /** RFC 3986, 3.1. */
    @Test
    void aSchemeHasNoCase() {
        assertThat(of("HTTPS://8.8.8.8/x").request())
                .satisfies(r -> assertThat(r.isSsl()).isTrue())
                .satisfies(r -> assertThat(r.getPort()).isEqualTo(443));
        assertThat(of("Http://10.20.3.4/", "10.20.0.0/16").request().isSsl()).isFalse();
    }

    @Test
    void whatTheOperatorAllowsIsAllowedAndNothingBesideIt() {
        assertThat(of("http://10.20.3.4/", "10.20.0.0/16").request().isSsl()).isFalse();
        assertThatThrownBy(() -> of("http://10.21.3.4/", "10.20.0.0/16")).hasMessage("TARGET_REFUSED");
        assertThat(of("https://10.20.3.4/", "10.20.3.4").address().getHostAddress())
                .isEqualTo("10.20.3.4");
        assertThatThrownBy(() -> Network.of("example.org/8")).isInstanceOf(IllegalArgumentException.class);
    }

    /** A name that leads inside at the second look: there is none, what was looked at is what is connected to. */
    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsConnectedTo() throws UnknownHostException {
        var outside = InetAddress.getByName("8.8.8.8");
        var inside = InetAddress.getByName("127.0.0.1");
        var target = Target.of("https://platform.example.com/x", List.of(), name -> new InetAddress[] {outside});
        assertThat(target.request().getServer().host()).isEqualTo("8.8.8.8");
        assertThat(target.request().getHost()).isEqualTo("platform.example.com");
        assertThatThrownBy(() -> Target.of(
                        "https://platform.example.com/x", List.of(), name -> new InetAddress[] {outside, inside}))
                .hasMessage("TARGET_REFUSED");
        assertThatThrownBy(() -> Target.of("https://platform.example.com/x", List.of(), name -> {
                    throw new UnknownHostException();
                }))
                .hasMessage("TARGET_UNKNOWN");
    }
}
