package dev.porthole.views.forwards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Live;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.forwards.Forward;
import dev.porthole.connectors.api.forwards.ForwardTarget;
import dev.porthole.connectors.api.forwards.PortForwards;
import dev.porthole.connectors.api.workloads.WorkloadSource;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.gallery.Picture;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.gallery.UiThread;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.sight.ContrastFaults;
import dev.porthole.views.sight.LayoutFaults;
import dev.porthole.views.sight.ReachFaults;
import dev.porthole.views.theme.Appearance;
import dev.porthole.views.theme.Theme;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.controlsfx.control.ToggleSwitch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForwardsViewTest {

    private static final ForwardTarget GRAFANA =
            new ForwardTarget(ForwardTarget.Kind.SERVICE, "monitoring", "grafana", 80);
    private static final ForwardTarget POD = new ForwardTarget(ForwardTarget.Kind.POD, "shop", "checkout-0", 8080);

    private final Set<ForwardTarget> restored = new HashSet<>(Set.of(GRAFANA));

    @ParameterizedTest
    @EnumSource(Theme.class)
    void each_forward_says_whether_it_is_opened_again_and_lets_one_choose(Theme theme) {
        UiThread.run(() -> {
            var model = new ForwardsViewModel(
                    new Kept(), new SimpleObjectProperty<@Nullable WorkloadSource>(), new UiBridge(Runnable::run));
            var view = new ForwardsView(model, new Messages(theme == Theme.DARK ? Locale.ENGLISH : Locale.KOREAN));
            var scene = new Scene(view, 360, 420);
            new Appearance(theme).dress(scene);
            view.applyCss();
            view.layout();
            List<ToggleSwitch> switches = view.lookupAll(".forward-row .toggle-switch").stream()
                    .map(ToggleSwitch.class::cast)
                    .toList();

            assertThat(switches).extracting(ToggleSwitch::isSelected).containsExactly(true, false);
            Picture.take(scene, "forwards-" + theme.name().toLowerCase(Locale.ROOT));
            switches.getFirst().setSelected(false);
            switches.getLast().setSelected(true);

            assertThat(restored).containsExactly(POD);
        });
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void what_is_wrong_is_marked_and_said_at_its_field_and_everything_is_whole_and_named(Theme theme) {
        UiThread.run(() -> {
            var model = new ForwardsViewModel(
                    new Kept(), new SimpleObjectProperty<@Nullable WorkloadSource>(), new UiBridge(Runnable::run));
            var view = new ForwardsView(model, new Messages(Locale.ENGLISH));
            var scene = new Scene(view, 300, 420);
            new Appearance(theme).dress(scene);
            view.applyCss();
            view.layout();
            ((Button) view.lookup(".forward-open")).fire();
            view.applyCss();
            view.layout();

            assertThat(view.lookupAll(".field-remark").stream()
                            .filter(Node::isVisible)
                            .map(Label.class::cast))
                    .singleElement()
                    .satisfies(said -> assertThat(said.getText()).contains("svc"));
            assertThat(view.lookupAll(".forward-target .field-sign")).hasSize(1);
            assertThat(new LayoutFaults(scene).find()).isEmpty();
            assertThat(new ContrastFaults(scene).find()).isEmpty();
            assertThat(new ReachFaults(scene).unnamed()).isEmpty();
            assertThat(new ReachFaults(scene).mouseOnly()).isEmpty();
            Picture.take(scene, "forwards-wrong-" + theme.name().toLowerCase(Locale.ROOT));
        });
    }

    private final class Kept implements PortForwards {

        private final SampleLive<List<Forward>> open =
                SampleLive.fresh(List.of(forward(GRAFANA, 3000), forward(POD, 8080)), Instant.EPOCH);

        private static Forward forward(ForwardTarget target, int port) {
            return new Forward(
                    target, port, Forward.State.CONNECTED, "grafana-7d9f", Optional.empty(), 0, Instant.EPOCH, 2);
        }

        @Override
        public Live<List<Forward>> forwards() {
            return open;
        }

        @Override
        public Outcome<Forward> open(ForwardTarget target, int localPort) {
            return Outcome.failed(new Failure.Unsupported(target.toString(), ""));
        }

        @Override
        public void close(ForwardTarget target) {}

        @Override
        public boolean isRestored(ForwardTarget target) {
            return restored.contains(target);
        }

        @Override
        public void setRestored(ForwardTarget target, boolean again) {
            if (again) {
                restored.add(target);
            } else {
                restored.remove(target);
            }
        }
    }
}
