/** What measurements stand on: a system of their own, people who use it, figures and the machine they were seen on. */
@NullMarked
package org.openrouterwatcher.stage;

import org.jspecify.annotations.NullMarked;
