/// NCMEC's hash sharing, version 2, as a client: entries and withdrawals in windows of time, and feedback.
package org.rowan.exchange.ncmec;
