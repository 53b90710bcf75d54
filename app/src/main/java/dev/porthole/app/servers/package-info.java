/**
 * Where the servers that watch a cluster are: looks for them, tries those that may be it, knows which of them a person
 * chose and who we are to it. Called by the connections, of which it knows nothing; what is asked of a server then is
 * none of its business.
 */
@NullMarked
package dev.porthole.app.servers;

import org.jspecify.annotations.NullMarked;
