package org.openrouterwatcher.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes the accounts there are: a team with a management key, a person without one, and bulk keys on demand. */
final class DemoAccounts {

    /** Seven keys, each with another trait, under one management key. */
    static final String TEAM = "team";

    /** One inference key that no management key covers. */
    static final String SOLO = "solo";

    /** As many keys as were asked for, under one management key. */
    static final String BULK = "bulk";

    private final long seed;

    DemoAccounts(long seed) {
        this.seed = seed;
    }

    List<SimulatedAccount> create(int bulkKeys, int bulkRoutes) {
        var accounts = new ArrayList<>(List.of(team(), solo()));
        if (bulkKeys > 0) {
            accounts.add(bulk(bulkKeys, bulkRoutes));
        }
        return List.copyOf(accounts);
    }

    private SimulatedAccount team() {
        var general = Workspace.of(TEAM, "Default");
        var research = Workspace.of(TEAM, "Research");
        var keys = new TeamKeys(seed, general, research).create();
        return new SimulatedAccount(TEAM, List.of(general, research), histories(keys));
    }

    private SimulatedAccount solo() {
        var home = Workspace.of(SOLO, "Default");
        var notebook = KeyBuilder.inference(seed, SOLO, "solo-notebook", home)
                .cap(Cap.Reset.MONTHLY, "30")
                .earlier("18.20417733", "0")
                .traffic(80, 3, Routes.SONNET_ANTHROPIC, Routes.GEMINI);
        return new SimulatedAccount(SOLO, List.of(home), histories(List.of(notebook.build())));
    }

    private SimulatedAccount bulk(int count, int routes) {
        var home = Workspace.of(BULK, "Default");
        var keys = new ArrayList<SimulatedKey>();
        keys.add(KeyBuilder.management(seed, BULK, "bulk-admin", home).build());
        IntStream.rangeClosed(1, count)
                .mapToObj(number -> KeyBuilder.inference(seed, BULK, "bulk-%05d".formatted(number), home)
                        .created(number)
                        .traffic(70, 2, bulkRoutes(routes))
                        .build())
                .forEach(keys::add);
        return new SimulatedAccount(BULK, List.of(home), histories(keys));
    }

    private static Route[] bulkRoutes(int count) {
        return count == 0 ? new Route[] {Routes.DEEPSEEK, Routes.GPT} : Routes.many(count);
    }

    private List<KeyHistory> histories(List<SimulatedKey> keys) {
        return keys.stream().map(key -> new KeyHistory(seed, key)).toList();
    }
}
