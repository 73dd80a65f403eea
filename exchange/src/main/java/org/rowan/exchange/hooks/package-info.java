/// Asks the service what people decided: signed requests in the layout of Standard Webhooks 1.0.0 to addresses that the
/// operator set up.
package org.rowan.exchange.hooks;
