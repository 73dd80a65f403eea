/// StopNCII as a server on the loopback address, with made-up records, for trials and tests.
package org.rowan.exchange.stopncii.simulator;
