/// ICAP (RFC 3507), as far as a door needs it: requests and answers are shown to it, and come back
/// unchanged or not at all.
package org.rowan.server.doors.icap;
