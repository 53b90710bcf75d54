package dev.porthole.app.window.content;

import dev.porthole.app.alerts.evidence.MetricEvidence;
import dev.porthole.app.alerts.rules.MetricRuleDistances;
import dev.porthole.app.alerts.silences.MetricPastFirings;
import dev.porthole.app.session.Session;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.alerts.AlertSource;
import dev.porthole.connectors.promql.language.PromQl;
import dev.porthole.views.alerts.AlertsPage;
import dev.porthole.views.alerts.detail.AlertDetailViewModel;
import dev.porthole.views.alerts.detail.AlertEvidence;
import dev.porthole.views.alerts.routes.RoutesView;
import dev.porthole.views.alerts.routes.RoutesViewModel;
import dev.porthole.views.alerts.rules.RulesView;
import dev.porthole.views.alerts.rules.RulesViewModel;
import dev.porthole.views.alerts.silences.SilenceMemory;
import dev.porthole.views.alerts.silences.SilencesView;
import dev.porthole.views.alerts.silences.SilencesViewModel;
import dev.porthole.views.alerts.silences.WritingTag;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.shell.palette.Action;
import dev.porthole.views.shell.palette.Actions;
import dev.porthole.views.time.TimeCursor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The sections of the page of alerts beside the list: rules, silences, routes. UI thread only. */
final class AlertSections implements AutoCloseable {

    private final Surroundings around;
    private final Consumer<String> openQuery;
    private final ConnectionSource<AlertSource> source;
    private final AlertEvidence evidence;
    private final RulesViewModel rules;
    private final SilencesViewModel silences;
    private final RoutesViewModel routes;
    private @Nullable AlertsPage page;

    /** @param openQuery shows an expression on the page of metrics */
    AlertSections(Session session, Surroundings around, SilenceMemory memory, Consumer<String> openQuery) {
        this.around = around;
        this.openQuery = openQuery;
        this.source = new ConnectionSource<>(session.cluster().alerts(), around.bridge());
        var metrics = session.cluster().metrics();
        this.evidence = new MetricEvidence(metrics::ask);
        this.rules = new RulesViewModel(
                session.allRules(),
                new MetricRuleDistances(metrics::ask),
                new PromQl(),
                around.bridge(),
                around.clock());
        this.silences = new SilencesViewModel(
                new SilencesViewModel.Sources(
                        source.value(),
                        session.silences(),
                        session.alerts(),
                        new MetricPastFirings(metrics::ask, session.rules(), session.alerts()),
                        memory,
                        session::askAlertsAgain),
                around.bridge(),
                around.clock(),
                around.zone());
        this.routes = new RoutesViewModel(source.value(), around.bridge(), around.clock());
        silences.attach();
    }

    /** @param list the section of what fires */
    AlertsPage page(Supplier<? extends Region> list) {
        var made = new AlertsPage(around.messages());
        made.add(AlertsPage.Section.LIST, list);
        made.add(AlertsPage.Section.RULES, this::newRules);
        made.add(AlertsPage.Section.SILENCES, () -> new SilencesView(silences, around.messages(), around.ticks()));
        made.add(AlertsPage.Section.ROUTES, () -> new RoutesView(routes, around.messages(), around.ticks()));
        made.mark(new WritingTag(silences, around.messages()));
        page = made;
        return made;
    }

    /** @param time that the chart of an alert's value shares with all others */
    AlertDetailViewModel newDetail(TimeCursor time) {
        return new AlertDetailViewModel(evidence, new PromQl(), time, around.bridge(), around.clock(), around.zone());
    }

    private RulesView newRules() {
        var view = new RulesView(rules, around.messages(), around.ticks());
        view.setOnQuery(openQuery);
        return view;
    }

    /**
     * What can be done from anywhere, by key and palette.
     *
     * @param otherWriting switches writing to servers off, or on again
     */
    void addTo(Actions actions, Navigator navigator, Runnable otherWriting) {
        actions.add(action("rules", KeyCode.R, () -> show(navigator, AlertsPage.Section.RULES)));
        actions.add(action("silences", KeyCode.S, () -> show(navigator, AlertsPage.Section.SILENCES)));
        actions.add(action("routes", KeyCode.T, () -> route(navigator, chosen(navigator))));
        actions.add(Action.of(
                "silence.new",
                Phrase.of("action.silence.new"),
                new KeyCodeCombination(KeyCode.S, KeyCombination.ALT_DOWN),
                () -> silence(navigator, chosen(navigator))));
        actions.add(action("writing", KeyCode.W, otherWriting));
    }

    private static Action action(String id, KeyCode key, Runnable run) {
        return Action.of(
                id,
                Phrase.of("action." + id),
                new KeyCodeCombination(key, KeyCombination.ALT_DOWN, KeyCombination.SHIFT_DOWN),
                run);
    }

    /** Tells {@code corner} what begins and ends where the list of silences is not seen. */
    void tell(BiConsumer<String, Boolean> corner) {
        silences.newsProperty().addListener((property, before, now) -> {
            boolean seen = page != null && page.isShowing(AlertsPage.Section.SILENCES);
            if (!seen && !now.isEmpty()) {
                corner.accept(around.messages().text(now), silences.isUrgent());
            }
        });
    }

    /** Of the alert that was clicked last; none when something else was. */
    private static Labels chosen(Navigator navigator) {
        return navigator.target() instanceof Target.Alert(Labels labels) ? labels : Labels.EMPTY;
    }

    /** Begins a silence for alerts with these labels; by hand when there are none. */
    void silence(Navigator navigator, Labels labels) {
        show(navigator, AlertsPage.Section.SILENCES);
        silences.silence(labels);
    }

    /** Shows which way an alert with these labels takes. */
    void route(Navigator navigator, Labels labels) {
        show(navigator, AlertsPage.Section.ROUTES);
        if (!labels.isEmpty()) {
            routes.tryLabels(labels);
        }
    }

    private void show(Navigator navigator, AlertsPage.Section section) {
        navigator.go(Destination.ALERTS);
        if (page != null) {
            page.show(section);
        }
    }

    @Override
    public void close() {
        silences.detach();
        source.close();
    }
}
