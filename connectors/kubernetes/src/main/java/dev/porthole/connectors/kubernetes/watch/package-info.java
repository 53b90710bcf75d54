/**
 * What is listed and watched: pods and their events, read as streams into small values, with the restarts seen meanwhile.
 * The source of workloads begins and ends it; single objects are read by the describer with the same eyes. It knows
 * nothing of logs, and nothing of who looks at the pods.
 */
@NullMarked
package dev.porthole.connectors.kubernetes.watch;

import org.jspecify.annotations.NullMarked;
