/// Keys of an installation as files, while no server needs them: the custodian's key in shares.
package org.rowan.cli.keys;
