package org.openrouterwatcher.usage.openrouter;

/** An answer that is not what was published. Its message names the field, never the content. */
final class UnreadableAnswerException extends RuntimeException {

    UnreadableAnswerException(String message) {
        super(message);
    }
}
