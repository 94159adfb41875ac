package org.gridmediation.feed;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** A range of addresses, such as 10.0.0.0/8. */
record Network(byte[] first, int bits) {
    /**
     * Where no receiver of ours may be: this machine, its neighbours, private networks, the addresses by which clouds tell secrets, everything
     * that is not one place of the internet (RFC 6890), and IPv6 addresses that carry one of IPv4 inside.
     */
    static final List<Network> INSIDE = List.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/8",
                    "64:ff9b::/32",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/6")
            .stream()
            .map(Network::of)
            .toList();

    static Network of(String text) {
        var parts = text.strip().split("/");
        if (!parts[0].matches("[0-9a-fA-F.:]+")) throw new IllegalArgumentException(text + " is no network");
        try {
            var first = InetAddress.getByName(parts[0]).getAddress();
            return new Network(first, parts.length == 1 ? first.length * 8 : Integer.parseInt(parts[1]));
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(text + " is no network", notAnAddress);
        }
    }

    boolean contains(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length != first.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            int mask = 128 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (first[bit / 8] & mask)) return false;
        }
        return true;
    }
}
