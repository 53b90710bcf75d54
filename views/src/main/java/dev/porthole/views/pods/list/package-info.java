/**
 * All pods of the cluster, on a canvas of their own.
 */
@NullMarked
package dev.porthole.views.pods.list;

import org.jspecify.annotations.NullMarked;
