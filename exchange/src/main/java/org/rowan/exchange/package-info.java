/// Calls to list exchanges over HTTP, and the reading of what strangers answer: bounded, never obeyed.
package org.rowan.exchange;
