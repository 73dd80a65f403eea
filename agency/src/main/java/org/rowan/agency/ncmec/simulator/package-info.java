/// An HTTP server that behaves as the CyberTipline's documentation says, for drills and tests: it never
/// leaves the loopback address, keeps everything in memory, and never keeps the bytes of a file.
package org.rowan.agency.ncmec.simulator;
