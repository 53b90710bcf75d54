/** What a person who looks at a window, hears it read, or has only a keyboard would miss; found in any scene. */
@NullMarked
package dev.porthole.views.sight;

import org.jspecify.annotations.NullMarked;
