/// List exchanges that the operator connected: their files, their rounds, and how they stand.
package org.rowan.server.feeds;
