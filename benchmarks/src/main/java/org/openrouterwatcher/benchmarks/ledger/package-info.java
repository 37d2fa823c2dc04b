/** How fast the ledger is written. */
@NullMarked
package org.openrouterwatcher.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
