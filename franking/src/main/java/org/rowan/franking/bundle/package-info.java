/// A report as a client sends it: one JSON document with up to fifty messages, read without trusting a byte.
package org.rowan.franking.bundle;
