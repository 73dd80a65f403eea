/// Commands about films: vPDQ hashes made, and signatures compared.
package org.rowan.cli.film;
