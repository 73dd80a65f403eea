/// What holds a decoding child: a filter on its system calls that it puts on itself, namespaces of its own
/// where `bwrap` is installed, and limits where `prlimit` is; each layer is reported as found, never as
/// hoped.
package org.rowan.media.jail;
