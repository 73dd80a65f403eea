/// The process: its settings, its start and stop, who may come in at which door, and the workers behind.
package org.rowan.server;
