/** One id per request, through all services. */
@NullMarked
package org.openrouterwatcher.web.request;

import org.jspecify.annotations.NullMarked;
