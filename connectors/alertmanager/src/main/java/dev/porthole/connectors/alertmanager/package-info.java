@NullMarked
package dev.porthole.connectors.alertmanager;

import org.jspecify.annotations.NullMarked;
