/** What is known of each connection. */
@NullMarked
package dev.porthole.views.connection;

import org.jspecify.annotations.NullMarked;
