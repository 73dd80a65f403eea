/// Arachnid Shield and the PhotoDNA Cloud Service as servers on the loopback address, for trials and tests.
package org.rowan.exchange.lookup.simulator;
