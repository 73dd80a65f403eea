/// A client of object stores that speak S3's protocol: objects are listed, read and tagged.
package org.rowan.exchange.s3;
