/// Scheme `vfr/1`: what a sender commits to, what a server stamps, what a receiver checks before it shows a
/// message, and what a report of that message proves (`docs/formats/vfr-1.md`).
package org.rowan.franking;
