/** Certificates, keys and trust, from PEM to Java's TLS context. Called where connections are opened; opens none itself. */
@NullMarked
package dev.porthole.connectors.http.tls;

import org.jspecify.annotations.NullMarked;
