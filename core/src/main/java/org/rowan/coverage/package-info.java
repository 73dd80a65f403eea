/// What a switch to end-to-end encryption costs a service in referrals, and what brings some of them back.
package org.rowan.coverage;
