package dev.porthole.app.boards.file;

import dev.porthole.views.i18n.Phrase;

/**
 * What is wrong in a board file, and where.
 *
 * @param line from 1; 0 when it is about the file as a whole
 * @param column from 1, in characters
 * @param what is wrong and what was expected
 */
public record BoardMistake(int line, int column, Phrase what) {

    /** About the file as a whole. */
    static BoardMistake ofFile(String key, Object... arguments) {
        return new BoardMistake(0, 0, Phrase.of("board.file." + key, arguments));
    }

    /** With the name of the file, as one sentence. */
    public Phrase in(String file) {
        return line == 0
                ? Phrase.of("board.file.mistake.whole", file, what)
                : Phrase.of("board.file.mistake", file, String.valueOf(line), String.valueOf(column), what);
    }
}
