/**
 * The language port, by the rooms beside this one. Made by the app, called by views through the port; must not know servers.
 */
@NullMarked
package dev.porthole.connectors.promql.language;

import org.jspecify.annotations.NullMarked;
