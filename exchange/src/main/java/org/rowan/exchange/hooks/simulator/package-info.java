/// The service's end of a webhook as a server on the loopback address, for trials and tests.
package org.rowan.exchange.hooks.simulator;
