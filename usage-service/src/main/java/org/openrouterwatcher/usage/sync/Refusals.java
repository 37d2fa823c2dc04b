package org.openrouterwatcher.usage.sync;

import org.openrouterwatcher.usage.openrouter.Answer;

/** Says in one sentence why OpenRouter did not answer a question about usage. */
final class Refusals {

    private Refusals() {}

    static String sentence(String question, Answer<?> answer) {
        return question + ": "
                + switch (answer) {
                    case Answer.Ok<?> _ -> "answered.";
                    case Answer.Unauthorized<?> _ -> "OpenRouter refuses the management key (401).";
                    case Answer.Forbidden<?>(String reason) -> "OpenRouter forbids it (403): " + reason;
                    case Answer.NotFound<?> _ -> "OpenRouter does not know it (404).";
                    case Answer.OutOfFunds<?> _ -> "the account is out of funds (402).";
                    case Answer.BadRequest<?>(String reason) -> "OpenRouter does not take the question: " + reason;
                    case Answer.Unavailable<?> unavailable -> "OpenRouter cannot be asked: " + unavailable.reason();
                };
    }
}
