package org.gridmediation.feed;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;

/** Where a webhook goes: the name as it was given, and the one address that it stands for now, which is what is connected to. */
record Target(URI url, InetAddress address) {
    /** Tells by which fault a target is refused. */
    static class Refused extends RuntimeException {
        Refused(String code) {
            super(code);
        }
    }

    /** Looks a name up. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** @param allowed networks that may be called though they are private; also without TLS */
    static Target of(String text, List<Network> allowed, Names names) {
        var url = parse(text);
        var addresses = addresses(url, names);
        boolean inside = false;
        // Of several addresses each must do: the next look-up may bring another one first.
        for (var address : addresses)
            if (allowed.stream().anyMatch(n -> n.contains(address))) inside = true;
            else if (Network.INSIDE.stream().anyMatch(n -> n.contains(address))) throw new Refused("TARGET_REFUSED");
        if (!inside && !isSecure(url)) throw new Refused("TARGET_NOT_HTTPS");
        return new Target(url, addresses[0]);
    }

    private static URI parse(String text) {
        try {
            var url = new URI(text);
            if (url.getHost() == null
                    || url.getUserInfo() != null
                    || url.getFragment() != null
                    || url.getPort() == 0
                    || url.getPort() > 65_535
                    || !("http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme())))
                throw new Refused("TARGET_FORMAT");
            return url;
        } catch (URISyntaxException noUrl) {
            throw new Refused("TARGET_FORMAT");
        }
    }

    private static InetAddress[] addresses(URI url, Names names) {
        try {
            return names.of(url.getHost().replaceAll("[\\[\\]]", ""));
        } catch (UnknownHostException unknown) {
            throw new Refused("TARGET_UNKNOWN");
        }
    }

    /** A scheme has no case (RFC 3986, 3.1). */
    private static boolean isSecure(URI url) {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** The name in the request and in the certificate; the address on the line. */
    RequestOptions request() {
        boolean tls = isSecure(url);
        int port = url.getPort() >= 0 ? url.getPort() : tls ? 443 : 80;
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(url.getHost().replaceAll("[\\[\\]]", ""))
                .setPort(port)
                .setSsl(tls)
                .setFollowRedirects(false)
                .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }
}
