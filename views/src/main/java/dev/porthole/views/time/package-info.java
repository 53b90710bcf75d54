/** Which time is looked at, shared by every chart, histogram and list on screen. */
@NullMarked
package dev.porthole.views.time;

import org.jspecify.annotations.NullMarked;
