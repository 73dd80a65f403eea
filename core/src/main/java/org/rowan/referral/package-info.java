/// Referrals: what is told to an agency, drafted from a case and frozen, and how far its filing has come.
package org.rowan.referral;
