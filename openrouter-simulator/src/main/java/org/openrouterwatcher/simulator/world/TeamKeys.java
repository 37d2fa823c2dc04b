package org.openrouterwatcher.simulator.world;

import java.math.BigDecimal;
import java.util.List;

/** The keys of the team: each has a trait that has broken somebody's monitor before. */
final class TeamKeys {

    private static final String SECOND_MEMBER = "user_2pWs1HdMx7KcE0000000000000";

    private final long seed;
    private final Workspace general;
    private final Workspace research;

    TeamKeys(long seed, Workspace general, Workspace research) {
        this.seed = seed;
        this.general = general;
        this.research = research;
    }

    List<SimulatedKey> create() {
        var legacy = legacyBot();
        return List.of(
                KeyBuilder.management(seed, DemoAccounts.TEAM, "team-admin", general)
                        .build(),
                retiredPrototype(),
                legacy,
                idleIntern(legacy),
                codeReview(),
                chatAssistant(),
                nightlyBatch(),
                dataLabelling());
    }

    /** Several endpoints of one model on one day; lifetime spend far above its monthly cap. */
    private SimulatedKey codeReview() {
        return inference("ci-code-review", general, 4)
                .cap(Cap.Reset.MONTHLY, "250")
                .earlier("512.330177225", "0")
                .traffic(90, 4, Routes.SONNET_ANTHROPIC, Routes.SONNET_BEDROCK, Routes.SONNET_VERTEX, Routes.GPT)
                .build();
    }

    /** Reasoning tokens above completion tokens. */
    private SimulatedKey chatAssistant() {
        return inference("chat-assistant", general, 5)
                .cap(Cap.Reset.DAILY, "40")
                .creator(SECOND_MEMBER)
                .earlier("77.000000019", "0")
                .traffic(85, 5, Routes.GPT_THINKING, Routes.GEMINI, Routes.GPT)
                .build();
    }

    /** Pays by own provider keys, which count against its cap. */
    private SimulatedKey nightlyBatch() {
        return inference("nightly-batch", general, 6)
                .cap(new Cap(new BigDecimal("60"), Cap.Reset.WEEKLY, true))
                .earlier("3.1125", "140.55019")
                .traffic(75, 3, Routes.SONNET_OWN_KEY, Routes.GPT_OWN_KEY, Routes.GEMINI)
                .build();
    }

    /** In another workspace; free models, many decimals, rows without endpoint. */
    private SimulatedKey dataLabelling() {
        return inference("data-labelling", research, 7)
                .creator(SECOND_MEMBER)
                .traffic(80, 4, Routes.DEEPSEEK, Routes.LLAMA_FREE, Routes.MISTRAL_TRIMMED)
                .build();
    }

    /** Its hash is not the SHA-256 of its secret, and it has overrun a cap that never resets. */
    private SimulatedKey legacyBot() {
        return inference("legacy-bot", general, 2)
                .hashOfItsOwn()
                .cap(new Cap(new BigDecimal("20"), null, false))
                .earlier("21.000731004", "0")
                .traffic(60, 2, Routes.GPT, Routes.MISTRAL_TRIMMED)
                .build();
    }

    /** Never used, and labelled like another key. */
    private SimulatedKey idleIntern(SimulatedKey lookalike) {
        return inference("idle-intern", general, 3).looksLike(lookalike).build();
    }

    /** Disabled, but its spend stays in the account's totals. */
    private SimulatedKey retiredPrototype() {
        return inference("retired-prototype", general, 1)
                .earlier("9.87654321", "0.5")
                .traffic(50, 2, Routes.GPT, Routes.GEMINI)
                .build();
    }

    private KeyBuilder inference(String name, Workspace workspace, int order) {
        return KeyBuilder.inference(seed, DemoAccounts.TEAM, name, workspace).created(order);
    }
}
