package dev.porthole.views.alerts.rules;

import dev.porthole.connectors.api.metrics.query.QueryLanguage;
import dev.porthole.connectors.api.metrics.query.QueryPiece;
import dev.porthole.connectors.api.text.VisibleText;
import java.util.Locale;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** An expression in the colours of its pieces. */
public final class ExpressionText extends TextFlow {

    public ExpressionText(String expression, QueryLanguage language) {
        getStyleClass().addAll("query-text", "rule-expression");
        setAccessibleText(expression);
        int at = 0;
        for (QueryPiece piece : language.pieces(expression)) {
            add(expression.substring(at, piece.start()), "");
            add(
                    expression.substring(piece.start(), piece.end()),
                    piece.kind().name().toLowerCase(Locale.ROOT));
            at = piece.end();
        }
        add(expression.substring(at), "");
    }

    private void add(String part, String kind) {
        if (!part.isEmpty()) {
            var text = new Text(VisibleText.of(part));
            text.getStyleClass().add("query-piece");
            if (!kind.isEmpty()) {
                text.getStyleClass().add("query-" + kind);
            }
            getChildren().add(text);
        }
    }
}
