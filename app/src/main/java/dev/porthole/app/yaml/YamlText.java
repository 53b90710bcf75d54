package dev.porthole.app.yaml;

import dev.porthole.views.i18n.Phrase;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML as nodes that know their place. Aliases are refused, so that a small file stays small; so is what is nested deeper
 * than any file of ours, before anything recurses into it.
 */
final class YamlText {

    private static final int DEEPEST = 8;

    private final LoadSettings settings = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(true)
            .setAllowNonScalarKeys(true)
            .setUseMarks(true)
            .build();
    private final WrittenText text;

    YamlText(WrittenText text) {
        this.text = text;
    }

    /** @throws Refused with the first mistake of the text */
    Node root() throws Refused {
        try {
            lookThrough();
            return new Compose(settings)
                    .composeString(text.text())
                    .orElseThrow(() -> new Refused(FileMistake.ofFile("empty")));
        } catch (MarkedYamlEngineException wrong) {
            throw new Refused(mistake(wrong));
        } catch (ReaderException wrong) {
            int before = text.text().offsetByCodePoints(0, Math.min(wrong.getPosition(), codePoints()));
            String head = text.text().substring(0, before);
            int line = (int) head.chars().filter(each -> each == '\n').count() + 1;
            throw new Refused(new FileMistake(
                    line,
                    head.length() - head.lastIndexOf('\n'),
                    Phrase.of("file.character", "U+%04X".formatted(wrong.getCodePoint()))));
        } catch (YamlEngineException wrong) {
            throw new Refused(FileMistake.ofFile("syntax", String.valueOf(wrong.getMessage())));
        }
    }

    private int codePoints() {
        return text.text().codePointCount(0, text.text().length());
    }

    private void lookThrough() throws Refused {
        int depth = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text.text())) {
            switch (event) {
                case AliasEvent alias ->
                    throw refused(
                            alias.getStartMark(), "alias", alias.getAlias().getValue());
                case CollectionStartEvent start -> {
                    if (++depth > DEEPEST) {
                        throw refused(start.getStartMark(), "deep");
                    }
                }
                case CollectionEndEvent end -> depth--;
                case DocumentStartEvent start -> {
                    if (++documents > 1) {
                        throw refused(start.getStartMark(), "documents");
                    }
                }
                default -> {}
            }
        }
    }

    private static Refused refused(Optional<Mark> mark, String key, Object... arguments) {
        return new Refused(at(mark, Phrase.of("file." + key, arguments)));
    }

    private FileMistake mistake(MarkedYamlEngineException wrong) {
        Optional<Mark> mark = wrong.getProblemMark();
        boolean tab = mark.filter(place -> text.at(place) == '\t').isPresent();
        Phrase what = tab ? Phrase.of("file.tab") : Phrase.of("file.syntax", String.valueOf(wrong.getProblem()));
        return at(mark.or(wrong::getContextMark), what);
    }

    private static FileMistake at(Optional<Mark> mark, Phrase what) {
        return mark.map(place -> new FileMistake(place.getLine() + 1, place.getColumn() + 1, what))
                .orElseGet(() -> new FileMistake(0, 0, what));
    }

    /** The text is no YAML that is read here. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1;

        private final transient FileMistake mistake;

        Refused(FileMistake mistake) {
            super(mistake.what().key());
            this.mistake = mistake;
        }

        FileMistake mistake() {
            return mistake;
        }
    }
}
