/// The doors for programs: items in, receipts out, the log, health; every error is a sentence.
package org.rowan.server.http;
