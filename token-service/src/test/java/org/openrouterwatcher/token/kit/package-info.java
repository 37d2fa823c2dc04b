/** What tests of this service speak with: people, their calls, and what the service tells of them. */
package org.openrouterwatcher.token.kit;
