/// Hostile bytes in, hashes and masked renditions out: a pool of small child processes that decode, each
/// without network, bounded in memory and seconds, and thrown away when in doubt.
package org.rowan.media;
