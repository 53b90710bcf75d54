package dev.porthole.app.window.alerts;

import dev.porthole.app.alerts.alarms.file.AlarmLibrary;
import dev.porthole.app.alerts.alarms.file.ExportedRules;
import dev.porthole.app.alerts.telling.desktop.DesktopNotice;
import dev.porthole.app.session.Session;
import dev.porthole.app.session.SessionAlarms;
import dev.porthole.app.settings.AlarmSwitches;
import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.views.alerts.alarms.AlarmLine;
import dev.porthole.views.alerts.alarms.AlarmsCard;
import dev.porthole.views.alerts.telling.NotificationsCard;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.bridge.WhileInScene;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.shell.palette.CopiedText;
import dev.porthole.views.text.FailureTexts;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cards in which a person decides of local alarms and of being told, and their actions. UI thread only. */
public final class AlertCards {

    private static final Logger LOG = LoggerFactory.getLogger(AlertCards.class);
    private static final Duration ANSWERS = Duration.ofSeconds(20);

    private final Session session;
    private final AlertParts parts;
    private final Messages messages;
    private final UiBridge bridge;
    private final NotificationChoice notifications;
    private final CopiedText rules;
    private final CopiedText resource;

    AlertCards(
            Session session, AlertParts parts, Messages messages, UiBridge bridge, NotificationChoice notifications) {
        this.session = session;
        this.parts = parts;
        this.messages = messages;
        this.bridge = bridge;
        this.notifications = notifications;
        this.rules = new CopiedText(() -> exported(false), bridge);
        this.resource = new CopiedText(() -> exported(true), bridge);
    }

    /** @param open shows a card over the page */
    public void addTo(Actions actions, Consumer<Region> open) {
        actions.add(Action.of(
                "alarms",
                Phrase.of("action.alarms"),
                new KeyCodeCombination(KeyCode.M, KeyCombination.ALT_DOWN),
                () -> open.accept(alarms())));
        actions.add(Action.of(
                "notifications",
                Phrase.of("action.notifications"),
                new KeyCodeCombination(KeyCode.M, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN),
                () -> open.accept(notifications())));
        actions.add(Action.of("alarms.rules", Phrase.of("action.alarms.rules"), rules::copy));
        actions.add(Action.of("alarms.resource", Phrase.of("action.alarms.resource"), resource::copy));
    }

    /** The same for the head of a page of alerts. */
    public List<Button> buttons(Consumer<Region> open) {
        return List.of(
                button("alarms.page.alarms", () -> open.accept(alarms())),
                button("alarms.page.notifications", () -> open.accept(notifications())));
    }

    private Button button(String key, Runnable action) {
        var button = new Button(messages.text(key));
        button.getStyleClass().add("flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private NotificationsCard notifications() {
        var notice =
                new DesktopNotice(messages.text("telling.trial.title"), messages.text("telling.trial.body"), false);
        NotificationsCard[] shown = new NotificationsCard[1];
        shown[0] = new NotificationsCard(
                messages,
                notifications.now(),
                notifications::take,
                () -> Thread.ofVirtual().name("trial notification").start(() -> {
                    boolean taken = notifications
                            .teller()
                            .trial(notice, notifications.now().sound());
                    bridge.run(() -> shown[0].say(Phrase.of("telling.card.trial." + (taken ? "shown" : "window"))));
                }));
        return shown[0];
    }

    private AlarmsCard alarms() {
        var card = new AlarmsCard(messages, new Decided());
        SessionAlarms alarms = session.alarms();
        show(card);
        WhileInScene.keep(card, () -> {
            var evaluated = bridge.deliver(alarms.watched(), state -> show(card));
            var file = parts.alarms().listen(() -> bridge.run(() -> show(card)));
            return () -> {
                evaluated.close();
                file.close();
            };
        });
        return card;
    }

    private void show(AlarmsCard card) {
        AlarmLibrary.Read read = parts.alarms().now();
        var lines = new AlarmLines(session.alarms().switches());
        List<AlarmLine> shown = lines.of(
                read.alarms(), session.alarms().watched().latest().known().orElse(List.of()));
        card.show(shown, said(read), !read.mistakes().isEmpty(), read.own());
    }

    private Phrase said(AlarmLibrary.Read read) {
        String file = parts.alarms().file().toString();
        if (!read.mistakes().isEmpty()) {
            int more = read.mistakes().size() - 1;
            return Phrase.of(
                    "alarms.file.older",
                    read.mistakes().getFirst().in(file),
                    more == 0 ? Phrase.NONE : Phrase.of("file.more", more));
        }
        return read.own() ? Phrase.of("alarms.file.own", file) : Phrase.of("alarms.file.builtIn");
    }

    /** What is wrong instead, when nothing can be exported. */
    private String exported(boolean asResource) {
        Outcome<ExportedRules> outcome = ExportedRules.of(
                parts.alarms().alarms(), session.alarms().questions(), SessionAlarms.INTERVAL, Deadline.after(ANSWERS));
        return switch (outcome) {
            case Outcome.Success<ExportedRules>(var exported, var notes) ->
                unmeasured(exported) + (asResource ? exported.resource() : exported.file());
            case Outcome.Failed<ExportedRules>(var failure) ->
                "# " + messages.text(new FailureTexts().sentence(failure));
        };
    }

    /** As comments above the rules. */
    private String unmeasured(ExportedRules exported) {
        return exported.unmeasured().stream()
                .map(alarm -> "# " + messages.text("terminal.alarms.unmeasured", alarm) + "\n")
                .collect(Collectors.joining());
    }

    private final class Decided implements AlarmsCard.Decisions {

        @Override
        public void mode(String alarm, AlarmLine.Mode mode) {
            session.alarms().change(all -> all.with(alarm, AlarmSwitches.Mode.valueOf(mode.name())));
        }

        @Override
        public void sent(String alarm, boolean sent) {
            session.alarms().change(all -> all.withSent(alarm, sent));
        }

        @Override
        public Optional<Phrase> unsendable() {
            boolean writable = session.cluster()
                    .alerts()
                    .source()
                    .flatMap(source -> source.control())
                    .isPresent();
            return writable ? Optional.empty() : Optional.of(Phrase.of("alarms.card.send.readOnly"));
        }

        @Override
        public void makeOwn() {
            Thread.ofVirtual().name("write alarms").start(() -> {
                try {
                    parts.alarms().makeOwn();
                } catch (IOException broken) {
                    LOG.warn("{} cannot be written", parts.alarms().file(), broken);
                }
            });
        }

        @Override
        public void copyPath() {
            var content = new ClipboardContent();
            content.putString(parts.alarms().file().toString());
            Clipboard.getSystemClipboard().setContent(content);
        }

        @Override
        public void copyRules(boolean asResource) {
            (asResource ? resource : rules).copy();
        }
    }
}
