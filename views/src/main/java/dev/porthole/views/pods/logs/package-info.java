/**
 * The logs of one pod or of all pods of its workload: all containers, previous, follow, since, grep.
 */
@NullMarked
package dev.porthole.views.pods.logs;

import org.jspecify.annotations.NullMarked;
