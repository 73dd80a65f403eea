package org.rowan.server.doors;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/// Who may connect by TCP, since these protocols know no password: this machine, and the networks named.
public record Peers(List<Network> networks) {
    public static final Peers THIS_MACHINE = new Peers(List.of());

    public Peers {
        networks = List.copyOf(networks);
    }

    /// Addresses whose first `bits` bits are those of `address`.
    public record Network(InetAddress address, int bits) {
        public Network {
            if (bits < 0 || bits > address.getAddress().length * 8) {
                throw new IllegalArgumentException("a network has 0 bits to as many as its address; got " + bits);
            }
        }

        boolean holds(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((ours[bit / 8] & mask) != (theirs[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    /// Reads `10.0.0.0/8, 192.0.2.7`.
    ///
    /// - Errors: `IllegalArgumentException` for anything but addresses in digits and networks.
    public static Peers parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String one = part.strip();
            if (one.isEmpty()) continue;
            int slash = one.indexOf('/');
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? one : one.substring(0, slash));
            int bits = slash < 0 ? address.getAddress().length * 8 : Integer.parseInt(one.substring(slash + 1));
            networks.add(new Network(address, bits));
        }
        return new Peers(networks);
    }

    public boolean may(InetAddress peer) {
        return peer.isLoopbackAddress() || networks.stream().anyMatch(n -> n.holds(peer));
    }
}
