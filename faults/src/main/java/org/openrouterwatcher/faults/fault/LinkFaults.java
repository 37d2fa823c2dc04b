package org.openrouterwatcher.faults.fault;

import static org.openrouterwatcher.faults.fault.Fault.fault;
import static org.openrouterwatcher.faults.fault.Limits.TAKEN_OVER;

import java.util.List;
import java.util.stream.Stream;
import org.openrouterwatcher.stage.PacketRule;

/** Networks between a gateway and others. */
final class LinkFaults {

    private static final double A_FIFTH = 0.2;

    private LinkFaults() {}

    static List<Fault> all() {
        return List.of(
                fault(
                        "gateway-cut-from-brokers",
                        "one gateway cannot reach any broker",
                        15,
                        TAKEN_OVER,
                        (site, random) ->
                                Network.to(Network.brokers(site), Choice.aGateway(site, random), PacketRule::dropped)),
                fault(
                        "gateway-hears-no-broker",
                        "what brokers send to one gateway is lost, not what it sends",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.oneWay(Network.brokers(site), Choice.aGateway(site, random))),
                fault(
                        "gateway-cut-from-token-services",
                        "one gateway cannot reach any token-service",
                        15,
                        Limits.seconds(1, 5, 6),
                        (site, random) -> Network.to(
                                Network.tokenServices(site), Choice.aGateway(site, random), PacketRule::dropped)),
                fault(
                        "gateway-cut-from-both",
                        "one gateway can reach neither, for 50 s",
                        50,
                        Limits.seconds(30, 16, 6),
                        (site, random) -> Network.to(
                                Stream.concat(Network.brokers(site).stream(), Network.tokenServices(site).stream())
                                        .toList(),
                                Choice.aGateway(site, random),
                                PacketRule::dropped)),
                fault(
                        "packets-lost",
                        "a fifth of what one gateway sends is lost",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.to(
                                Network.everything(site),
                                Choice.aGateway(site, random),
                                (gateway, port) -> PacketRule.lossy(gateway, port, A_FIFTH))),
                fault(
                        "connections-reset",
                        "all connections of one gateway are reset once a second",
                        15,
                        TAKEN_OVER,
                        (site, random) -> Network.resets(Network.everything(site), Choice.aGateway(site, random))));
    }
}
