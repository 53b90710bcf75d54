/** One cluster being watched: its connections, the engine that asks them, and what they answer. */
@NullMarked
package dev.porthole.app.session;

import org.jspecify.annotations.NullMarked;
