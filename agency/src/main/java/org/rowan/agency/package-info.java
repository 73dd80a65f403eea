/// What the desks of all agencies share.
package org.rowan.agency;
