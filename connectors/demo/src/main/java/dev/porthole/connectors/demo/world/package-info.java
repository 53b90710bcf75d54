/** The sample shop as a pure function of time: what runs where, how much it is used, and what goes wrong when. */
@NullMarked
package dev.porthole.connectors.demo.world;

import org.jspecify.annotations.NullMarked;
