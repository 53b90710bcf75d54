/**
 * What a window shows of one session: views and view models constructed and joined, the namespace that all of it is
 * about, and who follows a click. Windows make it; it knows none of them.
 */
@NullMarked
package dev.porthole.app.window.content;

import org.jspecify.annotations.NullMarked;
