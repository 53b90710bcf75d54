/** What metrics tell of one alert: the value that its rule watches, and when it fired. The page of alerts asks for it. */
@NullMarked
package dev.porthole.app.alerts.evidence;

import org.jspecify.annotations.NullMarked;
