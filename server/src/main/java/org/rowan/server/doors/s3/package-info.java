/// The door for notifications of object stores (S3, MinIO): what was stored is read, taken in, and tagged.
package org.rowan.server.doors.s3;
