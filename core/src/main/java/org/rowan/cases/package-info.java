/// Cases: what happened, folded into what is known, and what a person may decide about it.
package org.rowan.cases;
