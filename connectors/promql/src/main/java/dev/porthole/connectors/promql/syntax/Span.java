package dev.porthole.connectors.promql.syntax;

/** A part of a text: from {@code start} to before {@code end}, in UTF-16 units from 0. */
public record Span(int start, int end) {

    /** 1-based. */
    public int column() {
        return start + 1;
    }

    /** From where this begins to where {@code last} ends. */
    public Span to(Span last) {
        return new Span(start, last.end);
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
