package org.openrouterwatcher.gateway.limits;

/**
 * How gateways divide a quota before they know who needs it. Far from its end they hold calls in stock, so that no
 * request waits; in the last stretch nobody does, so that none is left over at the wrong gateway.
 *
 * @param limit calls in a window
 */
record Shares(int limit) {

    private static final int FREE_PART = 20;
    private static final int LAST_PART = 10;

    /** A stock is this part of what a gateway could have if all took alike. */
    private static final int STOCK_PART = 4;

    /**
     * Calls that a gateway may make before it has claimed any; every other gateway leaves so many for it.
     *
     * @param gateways how many there are
     */
    int free(int gateways) {
        return Math.min(Math.max(1, limit / FREE_PART), limit / (2 * gateways));
    }

    /** When no more than so many are left, each call is claimed for itself. */
    int lastStretch() {
        return Math.max(1, limit / LAST_PART);
    }

    /** How many calls a gateway takes into stock. */
    int stock(int left, int gateways) {
        int least = Math.max(1, lastStretch() / 2);
        return Math.max(least, (left - lastStretch()) / (STOCK_PART * gateways));
    }

    /** What a gateway may use of what is left while it cannot hear the others. */
    static int alone(int left, int gateways) {
        return left <= 0 ? 0 : Math.max(1, left / gateways);
    }
}
