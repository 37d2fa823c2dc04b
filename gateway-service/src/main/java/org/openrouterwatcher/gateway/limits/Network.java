package org.openrouterwatcher.gateway.limits;

import java.net.InetAddress;

/** A block of addresses in CIDR form, such as {@code 10.0.0.0/8} or {@code fd00::/8}. */
record Network(byte[] prefix, int bits) {

    /**
     * Reads a block; a lone address is a block of one.
     *
     * @throws IllegalArgumentException for anything else; names are not looked up
     */
    static Network parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] prefix = InetAddress.ofLiteral(parts[0]).getAddress();
        int most = prefix.length * Byte.SIZE;
        int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(text + " is no CIDR block");
        }
        return new Network(prefix, bits);
    }

    static boolean isNetwork(String text) {
        try {
            parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((prefix[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
