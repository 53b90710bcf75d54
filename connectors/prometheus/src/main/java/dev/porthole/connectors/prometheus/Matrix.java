package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.List;

/** A range query's answer, read to its end. */
record Matrix(List<TimeSeries> series, List<Detail> notes) {}
