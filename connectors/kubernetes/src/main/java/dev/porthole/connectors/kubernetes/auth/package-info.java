/** Who we are to an API server: tokens, certificates, credential plugins. */
@NullMarked
package dev.porthole.connectors.kubernetes.auth;

import org.jspecify.annotations.NullMarked;
