/// `./rowan coverage`: what a switch to end-to-end encryption costs in referrals.
package org.rowan.cli.coverage;
