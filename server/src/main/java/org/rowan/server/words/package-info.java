/// Every text that people read, in every language of the console, side by side: one catalogue.
package org.rowan.server.words;
