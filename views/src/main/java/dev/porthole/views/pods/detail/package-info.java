/**
 * One pod opened: summary, memory and CPU, YAML.
 */
@NullMarked
package dev.porthole.views.pods.detail;

import org.jspecify.annotations.NullMarked;
