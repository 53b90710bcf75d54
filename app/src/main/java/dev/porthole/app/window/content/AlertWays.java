package dev.porthole.app.window.content;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.workloads.PodKey;
import dev.porthole.views.alerts.OneAlert;
import dev.porthole.views.alerts.detail.AlertDetail;
import dev.porthole.views.alerts.detail.AlertDetailViewModel;
import dev.porthole.views.shell.navigation.Destination;
import dev.porthole.views.shell.navigation.Navigator;
import dev.porthole.views.shell.navigation.Target;
import dev.porthole.views.time.TimeChoice;
import java.net.URI;

/** From an alert to the page where the next question is answered. UI thread only. */
record AlertWays(Navigator navigator, Pages pages, AlertDetailViewModel opened) implements AlertDetail.Ways {

    @Override
    public void logs(OneAlert alert) {
        navigator.go(Destination.LOGS, new Target.Alert(alert.row().labels()), new TimeChoice.Fixed(opened.window()));
    }

    @Override
    public void pod(OneAlert alert) {
        Labels labels = alert.row().labels();
        navigator.go(Destination.PODS);
        navigator.narrow(new Target.OnePod(new PodKey(labels.get("namespace"), labels.get("pod"))));
    }

    @Override
    public void silence(OneAlert alert) {
        pages.alerts().silence(navigator, alert.row().labels());
    }

    @Override
    public void route(OneAlert alert) {
        pages.alerts().route(navigator, alert.row().labels());
    }

    @Override
    public void query(String expression) {
        navigator.go(Destination.METRICS);
        pages.explore().open(expression);
    }

    @Override
    public void browse(URI page) {
        pages.browse(page);
    }

    @Override
    public void close() {
        opened.close();
    }
}
