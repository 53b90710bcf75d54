package dev.porthole.views.alerts.silences;

import dev.porthole.connectors.api.Deadline;
import dev.porthole.connectors.api.Outcome;
import dev.porthole.connectors.api.alerts.AlertControl;
import dev.porthole.connectors.api.alerts.Receipt;
import dev.porthole.connectors.api.alerts.Silence;
import java.time.Duration;

/** What a person wants of a silence that is there. */
sealed interface SilenceChange {

    SilenceRow row();

    /** Blocks. */
    Outcome<Receipt> carriedOut(AlertControl control, Deadline deadline);

    /** Its end comes later. */
    record Extend(SilenceRow row, Duration by) implements SilenceChange {
        @Override
        public Outcome<Receipt> carriedOut(AlertControl control, Deadline deadline) {
            Silence silence = row.silence();
            return control.silence(silence.draft().until(silence.endsAt().plus(by)), deadline);
        }
    }

    /** It ends now. */
    record End(SilenceRow row) implements SilenceChange {
        @Override
        public Outcome<Receipt> carriedOut(AlertControl control, Deadline deadline) {
            return control.expire(row.id(), deadline);
        }
    }
}
