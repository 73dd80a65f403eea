/// A second opinion on the log: a checker written from the published specifications alone, which shares no
/// line with the program whose log it checks.
package org.rowan.testkit.tlog;
