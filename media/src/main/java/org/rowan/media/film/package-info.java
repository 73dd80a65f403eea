/// Films: a program of the system decodes them in the jail, and what comes out of it is hashed here, a row
/// at a time.
package org.rowan.media.film;
