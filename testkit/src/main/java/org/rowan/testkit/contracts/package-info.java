/// What each port promises, as tests: a fake and the real thing run the same text.
package org.rowan.testkit.contracts;
