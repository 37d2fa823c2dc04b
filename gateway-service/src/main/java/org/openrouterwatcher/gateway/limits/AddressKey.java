package org.openrouterwatcher.gateway.limits;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * What counts as one address. An IPv6 subscriber usually holds a whole /64 and could walk through it, so the first half
 * of the address is the key; an IPv4 address is one by itself.
 */
final class AddressKey {

    private static final int IPV4_BYTES = 4;

    private AddressKey() {}

    /** IPv4 keys have a zero upper half; no IPv6 host has an address under {@code ::/32} that reaches us. */
    static long of(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return bytes.length == IPV4_BYTES ? Integer.toUnsignedLong(buffer.getInt()) : buffer.getLong();
    }
}
