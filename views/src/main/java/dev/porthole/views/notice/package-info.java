/** What stands in the place of data, or above data that is old: why, since when, and what to do. */
@NullMarked
package dev.porthole.views.notice;

import org.jspecify.annotations.NullMarked;
