/** Which passwords are good enough, and how they are kept. */
@NullMarked
package org.openrouterwatcher.token.passwords;

import org.jspecify.annotations.NullMarked;
