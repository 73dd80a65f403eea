/// Fakes with memory: each keeps the promises of its port, and its contract says so.
package org.rowan.testkit.fakes;
