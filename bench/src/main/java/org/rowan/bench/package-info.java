/// How fast, measured with JMH and never by a timed test: `./rowan bench`.
package org.rowan.bench;
