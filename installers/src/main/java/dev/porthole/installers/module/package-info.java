/**
 * The class path made into one module that holds what the application uses, and no more. The image links it beside the
 * JDK's modules: an AOT cache that was made with it fits wherever the image is copied, for the JVM compares the
 * modification times of jars, but not that of the image's own modules. Knows nothing of packages and installers.
 */
@NullMarked
package dev.porthole.installers.module;

import org.jspecify.annotations.NullMarked;
