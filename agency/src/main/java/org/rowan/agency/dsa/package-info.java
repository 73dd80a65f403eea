/// The information that a hosting service gives under Article 18 of Regulation (EU) 2022/2065, for an authority.
package org.rowan.agency.dsa;
