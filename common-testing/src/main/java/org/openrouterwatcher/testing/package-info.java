/** What every module's tests share. */
@NullMarked
package org.openrouterwatcher.testing;

import org.jspecify.annotations.NullMarked;
