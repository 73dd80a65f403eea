/// The seven ports: nothing else touches the world. Each states its promise on the type; its contract in
/// `testkit` tests it.
package org.rowan.port;
