package dev.porthole.connectors.prometheus;

import dev.porthole.connectors.api.Labels;
import dev.porthole.connectors.api.metrics.TimeSeries;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/** Prometheus' order of label sets: name and value in turn, the shorter set first. */
final class LabelOrder implements Comparator<Labels> {

    static final Comparator<TimeSeries> OF_SERIES = Comparator.comparing(TimeSeries::labels, new LabelOrder());

    @Override
    public int compare(Labels one, Labels other) {
        Iterator<Map.Entry<String, String>> left = one.asMap().entrySet().iterator();
        Iterator<Map.Entry<String, String>> right = other.asMap().entrySet().iterator();
        while (left.hasNext() && right.hasNext()) {
            Map.Entry<String, String> a = left.next();
            Map.Entry<String, String> b = right.next();
            int names = a.getKey().compareTo(b.getKey());
            int order = names != 0 ? names : a.getValue().compareTo(b.getValue());
            if (order != 0) {
                return order;
            }
        }
        return Boolean.compare(left.hasNext(), right.hasNext());
    }
}
