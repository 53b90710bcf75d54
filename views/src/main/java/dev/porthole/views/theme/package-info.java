/** How the window looks: themes, fonts, icons, and colours for what is painted by hand. */
@NullMarked
package dev.porthole.views.theme;

import org.jspecify.annotations.NullMarked;
