/// The HTTP API of HMA (hasher, matcher, curator), so that whatever was written for it works unchanged.
package org.rowan.server.doors.hma;
