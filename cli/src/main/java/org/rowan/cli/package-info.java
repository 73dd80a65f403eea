/// The commands of `./rowan`: what needs no server runs here, what needs one speaks to it over loopback.
package org.rowan.cli;
