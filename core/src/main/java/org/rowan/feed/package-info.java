/// What others tell us: list exchanges page by page, with keys, withdrawals and how far we are; matchers
/// about one file.
package org.rowan.feed;
