/// Hostile bytes to pixels, inside the child: type by content, size before decoding, samples as stored.
///
/// Samples are read from the raster and never through a colour conversion, because that would brighten grey
/// pictures; alpha is left out, EXIF rotation is not applied, and of several frames the first is read.
/// 16-bit samples lose their low byte: clipping them, as one peer does, would turn nearly every such
/// picture into a white one.
package org.rowan.media.decode;
