/// What all forms of a referral share: what a person states for one, plain text, and ids.
package org.rowan.agency.forms;
