/// Project VIC's hash sets and case exports, and CAID's in the same format: read as a stream, thumbnails
/// unread.
package org.rowan.exchange.vics;
