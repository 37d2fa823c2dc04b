package org.openrouterwatcher.cluster.fuzz;

import java.util.List;
import org.openrouterwatcher.cluster.fuzz.Operation.Credential;

/** The lines of a request head that say who is calling: mostly the right ones. */
final class Credentials {

    private static final String BEARER = "Authorization: Bearer ";

    private Credentials() {}

    static List<String> of(Operation operation, Dice dice) {
        return dice.oneIn(6) ? wrong(operation, dice) : right(operation, dice);
    }

    static List<String> right(Operation operation, Dice dice) {
        if (Cast.ENDS_SESSIONS.contains(operation.id())) {
            return List.of(BEARER + Cast.VICTIM);
        }
        return switch (operation.credential()) {
            case NONE -> List.of();
            case SESSION -> List.of(BEARER + (dice.oneIn(3) ? Cast.USER : Cast.ADMINISTRATOR));
            case API_TOKEN -> List.of(BEARER + Cast.API_TOKEN);
            case REFRESH_COOKIE -> List.of("Cookie: " + Cast.REFRESH_COOKIE);
        };
    }

    private static List<String> wrong(Operation operation, Dice dice) {
        return switch (dice.below(11)) {
            case 0 -> List.of();
            case 1 -> List.of(BEARER + (operation.credential() == Credential.API_TOKEN ? Cast.USER : Cast.API_TOKEN));
            case 2 -> List.of(BEARER + "or_api_" + dice.hex(49));
            case 3 -> List.of(BEARER + "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.eyJzdWIiOiIxIn0.");
            case 4 -> List.of(BEARER + dice.hex(500) + "." + dice.hex(5000) + "." + dice.hex(86));
            case 5 -> List.of(BEARER + "a", BEARER + "b");
            case 6 -> List.of("Authorization: Basic YWRtaW46YWRtaW4=");
            case 7 -> List.of("Authorization: bearer");
            case 8 -> List.of("Authorization: Bearer \u00ff\u00fe ' OR 1=1 --");
            case 9 -> List.of("Authorization: " + "x".repeat(7000));
            default -> List.of(BEARER + Cast.VICTIM + "x", "Cookie: watcher-refresh=" + dice.hex(40));
        };
    }
}
