/** What an audit entry is, how entries are tied together, and how that is checked. Needs nothing but JDBC. */
@NullMarked
package org.openrouterwatcher.audit.chain;

import org.jspecify.annotations.NullMarked;
