/// The protocol of clamd, as far as a door needs it: uploads come as streams, paths are never followed.
package org.rowan.server.doors.clamd;
