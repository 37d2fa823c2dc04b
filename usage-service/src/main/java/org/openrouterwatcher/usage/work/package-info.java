/** What it means to work on one key: find out upstream first, write afterwards. */
@NullMarked
package org.openrouterwatcher.usage.work;

import org.jspecify.annotations.NullMarked;
