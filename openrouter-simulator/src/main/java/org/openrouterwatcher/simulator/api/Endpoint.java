package org.openrouterwatcher.simulator.api;

import org.openrouterwatcher.simulator.http.Answer;

/** Answers one published path. */
@FunctionalInterface
interface Endpoint {

    Answer answer(ApiRequest request);
}
