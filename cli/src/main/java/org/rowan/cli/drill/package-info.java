/// The drill: a harmless picture travels from the door to a receipt, on real parts, while a person can
/// watch.
package org.rowan.cli.drill;
