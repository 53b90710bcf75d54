package dev.porthole.views.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.porthole.connectors.api.Failure;
import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.Observation;
import dev.porthole.connectors.api.Severity;
import dev.porthole.connectors.api.Subscription;
import dev.porthole.views.bridge.UiBridge;
import dev.porthole.views.gallery.SampleLive;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.i18n.Phrase;
import dev.porthole.views.text.Amount;
import dev.porthole.views.text.Figure;
import dev.porthole.views.text.Quantity;
import dev.porthole.views.time.Ticks;
import dev.porthole.views.time.TimeChoice;
import dev.porthole.views.time.TimeCursor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a toolkit: what a tile says in each state. */
class TileViewModelTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Failure REFUSED = new Failure.Unreachable("Prometheus", "connection refused");

    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final UiBridge bridge = new UiBridge(Runnable::run);
    private final SampleLive<TileReading> live = new SampleLive<>(new Observation.Pending<>());
    private final List<TileSelection> chosen = new ArrayList<>();
    private Instant now = NOW;
    private final InstantSource clock = () -> now;
    private final TimeCursor time =
            new TimeCursor(new TimeChoice.Last(Duration.ofHours(1)), Duration.ofSeconds(5), clock);
    private final BoardViewModel board = new BoardViewModel(
            List.of(new BoardTile("cpu", live)),
            new Messages(Locale.ENGLISH),
            clock,
            time,
            bridge,
            new Ticks(scheduler, bridge),
            chosen::add);
    private final TileViewModel tile = board.tiles().getFirst();

    @AfterEach
    void end() {
        scheduler.shutdownNow();
    }

    private static TileReading cpu(double value, Severity severity) {
        return TileReading.of(
                        new TileNumber(value, Quantity.RATIO, severity, 0.8),
                        Phrase.of("board.detail.nodes", 4, new Amount(0.81, Quantity.RATIO)))
                .withLimit(Phrase.of("board.limit", new Amount(0.8, Quantity.RATIO)))
                .withFocus(Labels.of("node", "node-2"));
    }

    private TileState after(Observation<TileReading> observation) {
        try (Subscription attached = board.attach()) {
            live.set(observation);
        }
        return tile.state();
    }

    @Test
    void a_pending_tile_has_no_number() {
        TileState state = after(new Observation.Pending<>());
        assertThat(state.status()).isEqualTo(TileStatus.PENDING);
        assertThat(state.figure()).isEmpty();
        assertThat(state.trust()).isEqualTo(Freshness.PENDING);
    }

    @Test
    void a_fresh_reading_is_said_with_its_unit_limit_and_detail() {
        TileState state = after(new Observation.Fresh<>(cpu(0.63, Severity.OK), NOW, List.of()));
        assertThat(state.status()).isEqualTo(TileStatus.LIVE);
        assertThat(state.figure()).contains(new Figure("63", "%"));
        assertThat(state.detail()).isEqualTo("4 nodes \u00b7 max 81\u202f%");
        assertThat(state.limit()).isEqualTo("80\u202f%");
        assertThat(state.spoken()).isEqualTo("CPU 63 per cent, 4 nodes, maximum 81 per cent, live");
    }

    @Test
    void the_severity_gives_the_status() {
        assertThat(after(new Observation.Fresh<>(cpu(0.9, Severity.WARNING), NOW, List.of())))
                .satisfies(state -> assertThat(state.status()).isEqualTo(TileStatus.WARNING))
                .satisfies(state -> assertThat(state.spoken()).contains(", warning,"));
        assertThat(after(new Observation.Fresh<>(cpu(0.9, Severity.CRITICAL), NOW, List.of()))
                        .status())
                .isEqualTo(TileStatus.CRITICAL);
        assertThat(after(new Observation.Fresh<>(cpu(0.9, Severity.INFO), NOW, List.of()))
                        .status())
                .isEqualTo(TileStatus.LIVE);
    }

    @Test
    void a_stale_value_keeps_its_severity_but_does_not_look_fresh() {
        TileState state = after(new Observation.Stale<>(cpu(0.97, Severity.CRITICAL), NOW.minusSeconds(40), REFUSED));
        assertThat(state.status()).isEqualTo(TileStatus.STALE);
        assertThat(state.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(state.figure()).contains(new Figure("97", "%"));
        assertThat(state.badge()).isEqualTo("stale 40\u202fs");
        assertThat(state.explanation()).contains("Prometheus cannot be reached (connection refused)");
        assertThat(state.spoken()).contains("critical").endsWith("stale 40 s");
    }

    @Test
    void the_age_of_a_stale_value_grows_with_the_ticks() {
        after(new Observation.Stale<>(cpu(0.5, Severity.OK), NOW.minusSeconds(40), REFUSED));
        now = NOW.plusSeconds(30);
        tile.tick();
        assertThat(tile.state().badge()).isEqualTo("stale 1\u202fmin 10\u202fs");
    }

    @Test
    void a_tunnel_that_is_down_is_said_so() {
        var down = new Failure.TunnelDown("Prometheus", "pod rescheduled");
        assertThat(after(new Observation.Stale<>(cpu(0.5, Severity.OK), NOW, down))
                        .trust())
                .isEqualTo(Freshness.TUNNEL_DOWN);
        assertThat(after(new Observation.Failed<>(down, NOW)).badge()).isEqualTo("tunnel down");
    }

    @Test
    void a_failed_tile_says_why_and_what_to_do() {
        TileState state = after(new Observation.Failed<>(REFUSED, NOW));
        assertThat(state.status()).isEqualTo(TileStatus.FAILED);
        assertThat(state.detail()).isEqualTo("Prometheus cannot be reached (connection refused)");
        assertThat(state.explanation()).contains("Check that Prometheus runs");
        assertThat(state.figure()).isEmpty();
    }

    @Test
    void an_absence_says_why_and_whether_the_target_is_down() {
        TileState none = after(new Observation.Fresh<>(
                TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.metric", "node_cpu")), NOW, List.of()));
        assertThat(none.status()).isEqualTo(TileStatus.EMPTY);
        assertThat(none.trust()).isEqualTo(Freshness.NO_SERIES);
        assertThat(none.detail()).isEqualTo("No metric node_cpu");
        TileState down = after(new Observation.Fresh<>(
                TileReading.absent(Quantity.RATIO, Phrase.of("board.absent.target", "node")), NOW, List.of()));
        assertThat(down.trust()).isEqualTo(Freshness.TARGET_DOWN);
    }

    @Test
    void what_is_doubtful_stands_in_badge_and_story() {
        var weak = cpu(0.25, Severity.OK).doubting(List.of(Phrase.of("doubt.IMPOSSIBLE", "node-2")), true);
        TileState state = after(new Observation.Fresh<>(weak, NOW, List.of()));
        assertThat(state.badge()).isEqualTo("in doubt");
        assertThat(state.explanation()).contains("node-2");

        var strong = cpu(0.25, Severity.OK).doubting(List.of(Phrase.of("doubt.VANTAGE", "Istio > nginx")), false);
        TileState told = after(new Observation.Fresh<>(strong, NOW, List.of()));
        assertThat(told.badge()).isNotEqualTo("in doubt");
        assertThat(told.explanation()).contains("Istio > nginx");
    }

    @Test
    void hostile_labels_are_shown_and_not_obeyed() {
        var reading = TileReading.of(
                new TileNumber(0.5, Quantity.RATIO, Severity.OK, Double.NaN),
                Phrase.of("board.detail.disk", "node\u202e2\u001b[31m", "/var\n"));
        assertThat(after(new Observation.Fresh<>(reading, NOW, List.of())).detail())
                .isEqualTo("node\\u202e2\\u001b[31m /var ");
    }

    @Test
    void a_choice_carries_labels_and_time() {
        after(new Observation.Fresh<>(cpu(0.63, Severity.OK), NOW, List.of()));
        tile.choose();
        assertThat(chosen)
                .containsExactly(new TileSelection(
                        "cpu", Labels.of("node", "node-2"), new TimeChoice.Last(Duration.ofHours(1))));
    }

    @Test
    void the_newest_value_counts_and_nobody_is_listened_to_afterwards() {
        after(new Observation.Stale<>(cpu(0.5, Severity.OK), NOW.minusSeconds(40), REFUSED));
        assertThat(board.newestProperty().get()).contains(NOW.minusSeconds(40));
        assertThat(live.listeners()).isZero();
    }
}
