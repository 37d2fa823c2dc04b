package org.openrouterwatcher.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {

    private static final ClientAddresses NOBODY_TRUSTED = new ClientAddresses(List.of());
    private static final ClientAddresses PROXIES_TRUSTED = new ClientAddresses(List.of("10.0.0.0/8", "fd00::/8"));

    @Test
    void believesNoForwardedHeaderWithoutATrustedProxy() {
        assertThat(NOBODY_TRUSTED.clientOf(address("10.0.0.1"), List.of("1.2.3.4")))
                .isEqualTo(address("10.0.0.1"));
    }

    @Test
    void takesTheAddressThatATrustedProxySaw() {
        assertThat(PROXIES_TRUSTED.clientOf(address("10.0.0.1"), List.of("1.2.3.4")))
                .isEqualTo(address("1.2.3.4"));
    }

    @Test
    void doesNotBelieveWhatTheClientItselfPutBefore() {
        assertThat(PROXIES_TRUSTED.clientOf(address("10.0.0.1"), List.of("9.9.9.9", "1.2.3.4")))
                .isEqualTo(address("1.2.3.4"));
    }

    @Test
    void looksThroughAChainOfTrustedProxies() {
        assertThat(PROXIES_TRUSTED.clientOf(address("fd00::1"), List.of("9.9.9.9", "2001:db8::7", "10.1.2.3")))
                .isEqualTo(address("2001:db8::7"));
    }

    @Test
    void stopsAtTheProxyWhenItsWordIsNoAddress() {
        assertThat(PROXIES_TRUSTED.clientOf(address("10.0.0.1"), List.of("1.2.3.4", "unknown")))
                .isEqualTo(address("10.0.0.1"));
    }

    @Test
    void doesNotTrustAnAddressJustOutsideTheBlock() {
        assertThat(PROXIES_TRUSTED.clientOf(address("11.0.0.0"), List.of("1.2.3.4")))
                .isEqualTo(address("11.0.0.0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "proxy.example", "10.0.0.0/x", ""})
    void refusesWhatIsNoBlock(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientAddresses(List.of(text)));
    }

    @Test
    void countsAnIpv6SubscriberAsOne() {
        assertThat(AddressKey.of(address("2001:db8:1:2:3:4:5:6")))
                .isEqualTo(AddressKey.of(address("2001:db8:1:2:ffff::1")))
                .isNotEqualTo(AddressKey.of(address("2001:db8:1:3::1")));
    }

    @Test
    void countsEachIpv4AddressForItself() {
        assertThat(AddressKey.of(address("192.0.2.1"))).isNotEqualTo(AddressKey.of(address("192.0.2.2")));
        assertThat(AddressKey.of(address("::ffff:192.0.2.1"))).isEqualTo(AddressKey.of(address("192.0.2.1")));
    }

    private static InetAddress address(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
