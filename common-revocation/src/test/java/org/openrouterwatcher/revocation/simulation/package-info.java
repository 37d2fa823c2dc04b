/**
 * The protocol of revocations as a model in virtual time: a database, a broker, two token-services and three gateways,
 * with everything that can go wrong between them. What decides is not modelled: those are the classes that ship.
 */
package org.openrouterwatcher.revocation.simulation;
