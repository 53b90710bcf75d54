/**
 * The application image as Linux installs programs: deb, rpm and an archive, with a menu entry, icons, a manual page,
 * completion and the licences of everything in it. Called by the build after the image is made.
 */
@NullMarked
package dev.porthole.installers.linux;

import org.jspecify.annotations.NullMarked;
