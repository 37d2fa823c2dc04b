/** What several measurements want of a service's database. */
@NullMarked
package org.openrouterwatcher.benchmarks.database;

import org.jspecify.annotations.NullMarked;
