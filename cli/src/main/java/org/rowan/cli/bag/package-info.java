/// Folders that say of themselves what has to be in them: BagIt, written and checked.
package org.rowan.cli.bag;
