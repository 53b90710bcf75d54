/**
 * What the sample shop's Alertmanager keeps in memory, and how it routes. Called by the port's implementation above; must
 * not know the shop.
 */
@NullMarked
package dev.porthole.connectors.demo.alerts;

import org.jspecify.annotations.NullMarked;
