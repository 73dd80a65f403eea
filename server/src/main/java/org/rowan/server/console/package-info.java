/// The review console: pages and acts for the people who review, file and manage.
package org.rowan.server.console;
