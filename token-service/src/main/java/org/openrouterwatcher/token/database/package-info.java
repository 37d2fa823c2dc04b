/** What this service needs of any database: times, and a word for when it is away. */
@NullMarked
package org.openrouterwatcher.token.database;

import org.jspecify.annotations.NullMarked;
