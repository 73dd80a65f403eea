/// The console in a real browser: what people see, hear from a screen reader, and press.
package org.rowan.console;
