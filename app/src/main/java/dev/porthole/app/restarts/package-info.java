/** Why pods restarted: evidence gathered at once, before the cluster forgets it. */
@NullMarked
package dev.porthole.app.restarts;

import org.jspecify.annotations.NullMarked;
