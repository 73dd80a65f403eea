/// StopNCII as a client: hashes of intimate images of adults, for a deployment that has no other purpose.
package org.rowan.exchange.stopncii;
