/// Compares what one upload was hashed to with the lists in force; "could not tell" is never "clear".
package org.rowan.screening;
