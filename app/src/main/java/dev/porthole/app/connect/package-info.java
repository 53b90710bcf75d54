/** Finds the servers, opens connections to them and keeps watch over them. */
@NullMarked
package dev.porthole.app.connect;

import org.jspecify.annotations.NullMarked;
