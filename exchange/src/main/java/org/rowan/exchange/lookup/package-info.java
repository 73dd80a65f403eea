/// Matchers of others, asked about one file or hash at a time: Arachnid Shield and the PhotoDNA Cloud
/// Service.
package org.rowan.exchange.lookup;
