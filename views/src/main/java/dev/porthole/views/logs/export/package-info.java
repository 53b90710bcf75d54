/**
 * Lines into a file: NDJSON, CSV that no spreadsheet runs, text.
 */
@NullMarked
package dev.porthole.views.logs.export;

import org.jspecify.annotations.NullMarked;
