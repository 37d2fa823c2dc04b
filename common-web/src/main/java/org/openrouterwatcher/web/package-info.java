/** What every service says and asks the same way over HTTP. */
@NullMarked
package org.openrouterwatcher.web;

import org.jspecify.annotations.NullMarked;
