/** What people and scripts are told of the ledger: the dashboard, the rows, and the public API. */
@NullMarked
package org.openrouterwatcher.usage.report;

import org.jspecify.annotations.NullMarked;
