package org.openrouterwatcher.simulator.api;

import java.util.Map;

/** Which endpoint answers which path, and for whom. */
final class Paths {

    /** Under which the published API lies. */
    static final String ROOT = "/api/v1";

    private static final String KEYS = "/keys/";

    /**
     * A published path.
     *
     * @param refusalOfInferenceKeys the status an inference key gets; 0 when it is let in
     */
    record Path(String template, String variable, Endpoint endpoint, int refusalOfInferenceKeys) {}

    private static final Path UNKNOWN = new Path("unknown", "", request -> Refusals.notFound("Not Found"), 0);

    private static final Map<String, Path> FIXED = Map.of(
            "/key", new Path("/key", "", new KeyEndpoint(), 0),
            "/credits", new Path("/credits", "", new CreditsEndpoint(), 0),
            "/activity", new Path("/activity", "", new ActivityEndpoint(), 403),
            "/workspaces", new Path("/workspaces", "", new WorkspacesEndpoint(), 403),
            "/keys", new Path("/keys", "", new KeysEndpoint(), 401));

    private Paths() {}

    static Path find(String path) {
        var relative = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
        if (relative.startsWith(KEYS) && relative.length() > KEYS.length()) {
            return new Path("/keys/{hash}", relative.substring(KEYS.length()), KeysEndpoint::one, 401);
        }
        return FIXED.getOrDefault(relative, UNKNOWN);
    }
}
