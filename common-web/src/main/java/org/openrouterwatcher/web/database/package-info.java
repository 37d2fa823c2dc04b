/** What a service says whose database is away; for those that have one. */
@NullMarked
package org.openrouterwatcher.web.database;

import org.jspecify.annotations.NullMarked;
