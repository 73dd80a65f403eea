/// What a list exchange tells, page by page: entries with their keys, withdrawals, and how far we are.
package org.rowan.feed;
