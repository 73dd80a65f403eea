/// The whole program from outside: the drill on a real server process, and drills while that process is
/// killed.
package org.rowan.whole;
