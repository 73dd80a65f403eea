/// The forms into which a referral that stands can be put, by name.
package org.rowan.agency.exports;
