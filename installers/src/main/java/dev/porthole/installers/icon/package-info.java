/** The icon in the form that each system wants, made of its pictures. */
@NullMarked
package dev.porthole.installers.icon;

import org.jspecify.annotations.NullMarked;
