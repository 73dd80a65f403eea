/// The duty to report in the United Kingdom, as the operator set it up: who they are, and what is covered elsewhere.
package org.rowan.server.uk;
