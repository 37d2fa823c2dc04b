/** What every request and answer has, whoever handles it: an id, standard headers, problems, a line in the log. */
@NullMarked
package org.openrouterwatcher.gateway.http;

import org.jspecify.annotations.NullMarked;
