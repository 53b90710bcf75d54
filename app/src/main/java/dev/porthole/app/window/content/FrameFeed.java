package dev.porthole.app.window.content;

import dev.porthole.app.connect.Cluster;
import dev.porthole.app.connect.Connection;
import dev.porthole.app.session.Session;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.frame.ShellInputs;
import dev.porthole.views.shell.status.ConnectionFeed;
import dev.porthole.views.shell.topbar.Badge;
import dev.porthole.views.shell.topbar.Choices;
import dev.porthole.views.shell.topbar.TopBarInputs;
import dev.porthole.views.text.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** What the frame around the pages shows of a session: menus, connections, badges. */
record FrameFeed(Session session, Messages messages) {

    /** @param newest when the newest data came */
    ShellInputs inputs(
            Choices clusters,
            Choices namespaces,
            Choices boards,
            Choices services,
            ObservableValue<Optional<Instant>> newest) {
        var topBar = new TopBarInputs(
                clusters,
                namespaces,
                boards,
                services,
                session.firing(),
                badges(session.cluster()),
                session.engine()::refresh);
        return new ShellInputs(
                topBar, session.cluster().connections().stream().map(this::feed).toList(), newest);
    }

    private ConnectionFeed feed(Connection<?> connection) {
        return new ConnectionFeed(
                connection.id(),
                connection.state(),
                () -> retry(connection),
                Optional.ofNullable(session.cluster().servers().get(connection.id())),
                session.cluster().role());
    }

    /** Reopening waits for a look that is under way, so the UI thread does not do it. */
    private void retry(Connection<?> connection) {
        Thread.ofVirtual().name("retry " + connection.id()).start(() -> {
            connection.reopen();
            session.engine().refresh();
        });
    }

    private static List<Badge> badges(Cluster cluster) {
        List<Badge> badges = new ArrayList<>();
        if (cluster.demo()) {
            badges.add(new Badge(Phrase.of("badge.demo"), Phrase.of("badge.demo.story"), Tone.ACCENT));
        }
        cluster.unverified()
                .forEach(name ->
                        badges.add(new Badge(Phrase.of("badge.tls"), Phrase.of("badge.tls.story"), Tone.DANGER)));
        return badges;
    }
}
