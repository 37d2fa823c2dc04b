package org.openrouterwatcher.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void aBlockOfPortsBelongsToOneUntilItIsGone() throws IOException {
        var block = PortBlock.claimAny();

        assertThat(PortBlock.claim(block.first())).isEmpty();

        block.close();
        try (var again = PortBlock.claim(block.first()).orElseThrow()) {
            assertThat(again.ports()).isNotEmpty().doesNotContain(block.first());
        }
    }

    @Test
    void noPortIsFoundTwiceAndAllAreFree() {
        var ports = IntStream.range(0, 200).map(_ -> FreePort.find()).boxed().toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(FreePort::isFree);
    }

    @Test
    void aPortOnWhichSomebodyElseListensIsNotFound() throws IOException {
        int next = FreePort.find() + 1;

        try (var _ = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.find()).isNotEqualTo(next);
        }
    }
}
