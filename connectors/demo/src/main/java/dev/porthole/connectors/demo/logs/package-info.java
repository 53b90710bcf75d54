/** The lines that the sample shop's pods write, made for any second when they are asked for, and how they are searched. */
@NullMarked
package dev.porthole.connectors.demo.logs;

import org.jspecify.annotations.NullMarked;
