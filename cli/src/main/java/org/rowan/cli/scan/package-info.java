/// Compares the files of a folder, or one hash, with list files; no server is asked and none is told.
package org.rowan.cli.scan;
