/// The process that decodes. It starts, holds itself, says what holds it, and answers one request at a time
/// until its standard input ends; it opens no file and no socket.
package org.rowan.media.child;
