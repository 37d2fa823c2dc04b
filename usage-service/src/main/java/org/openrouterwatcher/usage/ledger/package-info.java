/** What was spent per key and UTC day, exact, with the sums that statistics read. */
@NullMarked
package org.openrouterwatcher.usage.ledger;

import org.jspecify.annotations.NullMarked;
