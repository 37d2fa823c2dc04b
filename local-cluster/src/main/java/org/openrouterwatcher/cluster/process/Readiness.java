package org.openrouterwatcher.cluster.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The sign by which a process says that it can be used. */
public sealed interface Readiness {

    /** Whether the sign is there. */
    boolean isGiven(Path log);

    /** It answers a GET with 200. */
    record Answers(URI address) implements Readiness {

        private static final int TIMEOUT_MILLIS = 2000;

        @Override
        public boolean isGiven(Path log) {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } catch (IOException notYet) {
                return false;
            }
        }
    }

    /** It has written this into its log. */
    record Says(String words) implements Readiness {

        @Override
        public boolean isGiven(Path log) {
            try {
                return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).contains(words);
            } catch (IOException notYet) {
                return false;
            }
        }
    }
}
