/// A made-up object store on the loopback address, for trials.
package org.rowan.exchange.s3.simulator;
