/** What of a cluster everything in a window is about: a namespace or all of them, and the service that was chosen. */
@NullMarked
package dev.porthole.app.window.scope;

import org.jspecify.annotations.NullMarked;
