package org.openrouterwatcher.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.openrouterwatcher.events.TokenUsage;
import org.openrouterwatcher.events.TokenUsage.CallsClaimed;
import org.openrouterwatcher.events.TokenUsage.GatewayCounting;
import org.openrouterwatcher.gateway.limits.TokenWindow.Answer;

/**
 * A quota per token that holds over all gateways together. Each claims calls on a topic that all hear, and makes only
 * those it holds: mostly from stock and at once; when calls are scarce a request waits for its claim to come back.
 * While nothing comes back, each gateway uses its part of what was left.
 */
final class SharedQuota {

    /** While the topic speaks, a claim is worth waiting for, because no other answer is exact. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Quota quota;
    private final Duration claimWait;
    private final CountingGateways gateways;
    private final Clock clock;
    private final Cache<Long, TokenWindow> windows;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private volatile Consumer<TokenWindow> claims = _ -> {};
    private volatile long heardAt = System.nanoTime();
    private volatile boolean silent;

    /**
     * @param maxTokens how many tokens are counted at most; with more, those rarely used start afresh
     * @param claimWait how long a request waits when nothing at all is heard
     */
    SharedQuota(Quota quota, long maxTokens, Duration claimWait, CountingGateways gateways, Clock clock) {
        this.quota = quota;
        this.claimWait = claimWait;
        this.gateways = gateways;
        this.clock = clock;
        this.windows = Caffeine.newBuilder()
                .maximumSize(maxTokens)
                .expireAfterAccess(quota.window())
                .build();
    }

    /** @param claims told of each token that has something to claim */
    void claimThrough(Consumer<TokenWindow> claims) {
        this.claims = claims;
    }

    /** Asks for one call. */
    Claim take(long tokenId) {
        if (isCaughtUp()) {
            return takeNow(tokenId);
        }
        return new Claim.Waiting(() -> {
            awaitCaughtUp();
            return takeNow(tokenId).settled();
        });
    }

    private Claim takeNow(long tokenId) {
        TokenWindow window = window(tokenId);
        Answer answer = window.take(clock.millis(), peers());
        claimIfNeeded(window);
        return switch (answer) {
            case Answer.Now(Allowance allowance) -> new Claim.Decided(allowance);
            case Answer.Later(var granted) -> new Claim.Waiting(() -> await(granted, window));
        };
    }

    /** Takes into account what was told on the topic, in its order. */
    void hear(TokenUsage event) {
        heardAt = System.nanoTime();
        silent = false;
        switch (event) {
            case CallsClaimed claim -> {
                TokenWindow window = window(claim.tokenId());
                window.hear(claim, clock.millis(), peers());
                claimIfNeeded(window);
            }
            case GatewayCounting beat -> gateways.hear(beat);
            case TokenUsage.TokenUsed _ -> {
                // said for the owner of the token; the quota goes by claims
            }
        }
    }

    /** What was told before this gateway started has been heard. */
    void caughtUp() {
        caughtUp.countDown();
    }

    boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    /** How long a claim may matter. */
    Duration window() {
        return quota.window();
    }

    /** All tokens in use. */
    Iterable<TokenWindow> windows() {
        return windows.asMap().values();
    }

    Peers peers() {
        return new Peers(gateways.others(), !silent, gateways.knowThisOne());
    }

    private TokenWindow window(long tokenId) {
        return windows.get(tokenId, id -> new TokenWindow(id, gateways.self(), quota, clock.millis()));
    }

    private void claimIfNeeded(TokenWindow window) {
        if (window.hasToClaim(clock.millis(), peers())) {
            claims.accept(window);
        }
    }

    private Allowance await(CompletableFuture<Boolean> granted, TokenWindow window) {
        long asked = System.nanoTime();
        if (!isDecided(granted, claimWait)) {
            if (heardAt - asked > 0) {
                isDecided(granted, PATIENCE.minus(claimWait));
            } else {
                silent = true;
            }
        }
        Allowance allowance = window.decide(granted, clock.millis(), peers());
        claimIfNeeded(window);
        return allowance;
    }

    private static boolean isDecided(CompletableFuture<Boolean> granted, Duration patience) {
        try {
            granted.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitCaughtUp() {
        try {
            if (!isCaughtUp() && !caughtUp.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                silent = true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
