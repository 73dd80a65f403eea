/// What the simulated exchanges share: a server on the loopback address, faults to order, a control desk.
package org.rowan.exchange.simulator;
