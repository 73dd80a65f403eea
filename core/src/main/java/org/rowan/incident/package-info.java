/// Who, where and what: the facts of an incident beyond the item itself, as far as somebody stated them. What nobody
/// stated is empty, and no value here has a default.
package org.rowan.incident;
