/// Hash lists of named providers: read from files, confirmed by two people, compared through an index.
package org.rowan.hashlist;
