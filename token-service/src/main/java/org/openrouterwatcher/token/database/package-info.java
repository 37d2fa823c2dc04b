/** What this service needs of any database: times. */
@NullMarked
package org.openrouterwatcher.token.database;

import org.jspecify.annotations.NullMarked;
