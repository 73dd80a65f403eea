/// Values that every other package speaks in: bytes compared by content, digests, personal data that cannot
/// print.
package org.rowan.base;
