/**
 * Lines of a known form: access logs of nginx, Apache and Envoy, audit events of Kubernetes, syslog and journald, klog and
 * Spring. What they say becomes fields, named as Elastic's common schema names them, also where no pipeline has parsed them.
 * Called for every line that is read; nothing a line holds makes it fail.
 */
@NullMarked
package dev.porthole.connectors.api.logs.kinds;

import org.jspecify.annotations.NullMarked;
