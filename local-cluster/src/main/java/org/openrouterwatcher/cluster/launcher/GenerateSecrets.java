package org.openrouterwatcher.cluster.launcher;

import java.nio.file.Path;

/** Makes the secrets that are missing in a folder, for systems that something else starts, such as Docker Compose. */
public final class GenerateSecrets {

    private GenerateSecrets() {}

    /** {@code GenerateSecrets FOLDER}; ends with status 1 and one sentence when it cannot write there. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: GenerateSecrets FOLDER");
            System.exit(2);
        }
        try {
            Secrets.completeIn(Path.of(arguments[0]));
        } catch (Refusal refusal) {
            System.err.println(refusal.getMessage());
            System.exit(1);
        }
    }
}
