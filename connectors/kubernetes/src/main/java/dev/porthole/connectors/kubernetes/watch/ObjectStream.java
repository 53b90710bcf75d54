package dev.porthole.connectors.kubernetes.watch;

import dev.porthole.connectors.api.Detail;
import dev.porthole.connectors.kubernetes.server.UnexpectedAnswer;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Function;

/** Lists and watches as the API streams them, whatever kind of object is in them. Not for several threads at once. */
final class ObjectStream<T> {

    private final String what;
    private final Function<JsonFields, ObjectFacts<T>> reader;

    /**
     * @param what the objects are, for messages
     * @param reader reads one object's fields
     */
    ObjectStream(String what, Function<JsonFields, ObjectFacts<T>> reader) {
        this.what = what;
        this.reader = reader;
    }

    WatchedKind.Page list(InputStream body, Consumer<T> objects) {
        var json = new JsonFields(body);
        var page = new String[] {"", ""};
        if (!json.nextDocument()) {
            throw new UnexpectedAnswer(Detail.of("kubernetes.empty"));
        }
        var seen = new boolean[1];
        json.object(name -> {
            switch (name) {
                case "metadata" ->
                    json.object(field -> {
                        switch (field) {
                            case "resourceVersion" -> page[0] = json.text();
                            case "continue" -> page[1] = json.text();
                            default -> {}
                        }
                    });
                case "items" -> {
                    seen[0] = true;
                    json.array(() -> objects.accept(reader.apply(json).object()));
                }
                default -> {}
            }
        });
        if (!seen[0] && page[0].isEmpty()) {
            throw new UnexpectedAnswer(Detail.of("kubernetes.no-list", what));
        }
        return new WatchedKind.Page(page[0], page[1]);
    }

    void watch(InputStream body, Consumer<Change<T>> changes) {
        var json = new JsonFields(body);
        while (json.nextDocument()) {
            var type = new String[] {""};
            ObjectFacts<?>[] found = new ObjectFacts<?>[1];
            json.object(name -> {
                switch (name) {
                    case "type" -> type[0] = json.text();
                    case "object" -> found[0] = reader.apply(json);
                    default -> {}
                }
            });
            changes.accept(change(type[0], found[0]));
        }
    }

    @SuppressWarnings("unchecked") // only what the reader gave is in it
    private Change<T> change(String type, ObjectFacts<?> any) {
        var found = (ObjectFacts<T>) any;
        if (found == null) {
            throw new UnexpectedAnswer(Detail.of("kubernetes.no-object"));
        }
        return switch (type) {
            case "ADDED", "MODIFIED" -> new Change.Put<>(found.object(), found.resourceVersion);
            case "DELETED" -> new Change.Gone<>(found.object(), found.resourceVersion);
            case "BOOKMARK" -> new Change.Bookmark<>(found.resourceVersion);
            case "ERROR" -> new Change.Ended<>(found.code, found.message);
            default -> throw new UnexpectedAnswer(Detail.of("kubernetes.event-type", type));
        };
    }
}
