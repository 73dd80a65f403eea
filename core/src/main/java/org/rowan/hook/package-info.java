/// What the service itself is asked to do because of a case.
package org.rowan.hook;
