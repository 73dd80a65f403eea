/// Doors that need no code: ports that speak the protocols of scanners, for services that already know
/// them. Here is what such doors share: listening, memory, time, and what an upload comes to.
package org.rowan.server.doors;
