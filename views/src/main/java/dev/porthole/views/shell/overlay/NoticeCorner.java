package dev.porthole.views.shell.overlay;

import dev.porthole.connectors.api.text.VisibleText;
import dev.porthole.views.i18n.Messages;
import dev.porthole.views.theme.Glyph;
import dev.porthole.views.theme.Icon;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * What happened, in the lower corner, for whoever looks elsewhere in the window. It takes no focus and covers nothing but its
 * corner; a notice goes after a while, by its button, or when there are too many.
 */
public final class NoticeCorner extends VBox {

    private static final PseudoClass URGENT = PseudoClass.getPseudoClass("urgent");
    private static final int MOST = 3;
    private static final double WIDTH = 360;
    private static final Duration STAYS = Duration.seconds(30);

    private final Messages messages;

    public NoticeCorner(Messages messages) {
        this.messages = messages;
        getStyleClass().add("notice-corner");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /**
     * @param title of one line
     * @param body of some lines; may be empty
     * @param urgent whether it stays until it is taken away
     * @param more what its link opens
     */
    public void show(String title, String body, boolean urgent, String link, Runnable more) {
        var card = new VBox();
        card.getStyleClass().add("corner-notice");
        card.pseudoClassStateChanged(URGENT, urgent);
        card.setPrefWidth(WIDTH);
        var heading = new Label(VisibleText.of(title));
        heading.getStyleClass().add("strong");
        heading.setWrapText(true);
        HBox.setHgrow(heading, Priority.ALWAYS);
        heading.setMaxWidth(Double.MAX_VALUE);
        var close = new Button("", new Icon(Glyph.CLOSE, 12));
        close.getStyleClass().setAll("query-icon");
        close.setAccessibleText(messages.text("notice.close"));
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(event -> getChildren().remove(card));
        var head = new HBox(8, heading, close);
        head.setAlignment(Pos.TOP_LEFT);
        var words = new Label(body.lines()
                .map(VisibleText::of)
                .reduce((one, next) -> one + "\n" + next)
                .orElse(""));
        words.setWrapText(true);
        words.setManaged(!body.isEmpty());
        var open = new Hyperlink(link);
        open.setOnAction(event -> {
            getChildren().remove(card);
            more.run();
        });
        card.getChildren().addAll(head, words, open);
        getChildren().add(card);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        if (!urgent) {
            goesAfterAWhile(card);
        }
    }

    private void goesAfterAWhile(Node card) {
        var pause = new PauseTransition(STAYS);
        pause.setOnFinished(event -> getChildren().remove(card));
        pause.play();
    }
}
