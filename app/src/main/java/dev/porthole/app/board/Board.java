package dev.porthole.app.board;

import java.util.ArrayList;
import java.util.List;

/** Which tiles stand on a board, in their order. Restarts come last and are asked of the cluster, not of metrics. */
public record Board(List<TileQuestion> questions, Thresholds thresholds) {

    public Board {
        questions = List.copyOf(questions);
    }

    /** The board for whoever is on call. */
    public static Board onCall() {
        List<TileQuestion> questions = new ArrayList<>(NodeTiles.all());
        questions.addAll(HttpTiles.all());
        questions.add(new PoolTile());
        return new Board(questions, Thresholds.DEFAULT);
    }
}
