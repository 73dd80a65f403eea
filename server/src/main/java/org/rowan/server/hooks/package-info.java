/// The addresses of the service that are asked what people decided, as the operator set them up.
package org.rowan.server.hooks;
