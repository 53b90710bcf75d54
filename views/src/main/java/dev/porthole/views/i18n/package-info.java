/** Every text a person sees, in English and Korean. */
@NullMarked
package dev.porthole.views.i18n;

import org.jspecify.annotations.NullMarked;
