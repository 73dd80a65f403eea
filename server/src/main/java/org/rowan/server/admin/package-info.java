/// The door for the command line on the same machine: lists, people, API clients, filings.
package org.rowan.server.admin;
