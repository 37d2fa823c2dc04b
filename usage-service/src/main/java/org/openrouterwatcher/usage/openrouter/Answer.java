package org.openrouterwatcher.usage.openrouter;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking OpenRouter. Everything but {@link Ok} says what the asker can do about it; trouble upstream is
 * never thrown.
 */
public sealed interface Answer<T> {

    /** It was answered. */
    record Ok<T>(T value) implements Answer<T> {}

    /**
     * 401. Only from {@link OpenRouterClient#key} does it speak against the key, and only when it is repeated: paths
     * for management keys answer it to good inference keys too.
     */
    record Unauthorized<T>() implements Answer<T> {}

    /** 403: a good key that may not do this. The reason is OpenRouter's, shortened and without anything key-like. */
    record Forbidden<T>(String reason) implements Answer<T> {}

    /** 404: for a key hash, the key was deleted upstream. */
    record NotFound<T>() implements Answer<T> {}

    /** 402: a good key whose account or cap is used up. */
    record OutOfFunds<T>() implements Answer<T> {}

    /** Any other 4xx: a mistake of ours, such as a day outside the activity window. Asking again will not help. */
    record BadRequest<T>(String reason) implements Answer<T> {}

    /**
     * No usable answer for now, after all retries: says nothing about the key.
     *
     * @param retryAfter how long OpenRouter, or our own circuit breaker, wants to be left alone; null when not said
     */
    record Unavailable<T>(String reason, @Nullable Duration retryAfter) implements Answer<T> {}

    /** Goes on with the value, or stays what it is. */
    default <U> Answer<U> map(Function<T, U> change) {
        return then(value -> new Ok<>(change.apply(value)));
    }

    /** Asks on with the value, or stays what it is. */
    @SuppressWarnings("unchecked")
    default <U> Answer<U> then(Function<T, Answer<U>> next) {
        // whatever is not Ok holds no T, so it is an answer of any type
        return this instanceof Ok<T>(T value) ? next.apply(value) : (Answer<U>) this;
    }
}
