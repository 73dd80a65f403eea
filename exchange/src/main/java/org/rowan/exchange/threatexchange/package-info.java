/// Meta's ThreatExchange as a client: the updates of one privacy group, and reactions. Nothing is
/// published.
package org.rowan.exchange.threatexchange;
